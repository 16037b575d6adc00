"""Headcounts of personnel: [brackets] mark what must be found in each passage, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from etl import quantities, sentences
from etl.pipeline import extract
from etl.records import Article, Document, Quantity, Span
from tests.growth import growth

# Passages of news in our own words, see the head of the file.
PASSAGES = (Path(__file__).parent / "corpus" / "headcounts.txt").read_text(encoding="utf-8").splitlines()


def read(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text without dates or places."""
    article = Article(document=Document(doc_id="t", text=text), sentences=sentences.split(text), tokens=sentences.tokens(text))
    return quantities.find(article)


def unmarked(marked: str) -> tuple[str, list[Span]]:
    """The text without its brackets, and the spans they marked."""
    text, spans, start = "", [], 0
    for piece in re.split(r"([\[\]])", marked):
        if piece == "[":
            start = len(text)
        elif piece == "]":
            spans.append(Span(start, len(text)))
        else:
            text += piece
    return text, spans


def assert_found(marked: str) -> tuple[Quantity, ...]:
    text, spans = unmarked(marked)
    found = read(text)
    assert [q.span.of(text) for q in found] == [span.of(text) for span in spans]
    assert [q.span for q in found] == spans
    return found


@pytest.mark.parametrize(
    "marked",
    [
        'His army of "[more than 100,000]" needs no help from the militias.',
        'The front has "[some 300]" in the hills, rebels said.',
        "The fighting has killed at least 38 people, [13] of them in uniform.",
        "The army counts 14 civilian and [eight] military dead.",
        "[Seventy-nine] Ukrainians in blue helmets sat there. Palic's men, [about 1,500] all told, took their rifles.",
        "His men, [some 300], held the bridge against the army.",
        "How many Russians were at the front? [Fewer than 10,000] north of Izium, officers think.",
        "The boss of Wagner named a price. Wagner buried [20,000] of its men, he said, and Wagner hired as many.",
        "The two armies swapped prisoners at the bridge, [205] from each side.",
        "They went on with the exchange of prisoners of war. On Friday [390] a side went home, on Sunday [303] each.",
        "Officials tell of 21 civilian and [12] military deaths.",
        "[Ten], including [two] majors, were held after the clash between soldiers.",
        "Besides the [2,150] French soldiers there, another [1,000] support the operation from Chad.",
        "[Four hundred or so] wear the blue helmets of the mission, beside [490] soldiers of Moldova.",
        "[Some two dozen] guard the embassy; the soldiers are British.",
        "[Two thousand] man the posts of the frontier; the army has no more soldiers there.",
        "The SBU said [500] Russian soldiers gave up. Officials showed journalists a prison that holds [320] of them.",
        "On Friday [102] surrendered together; [12] soldiers had done so on Monday.",
        "Rebels hold the town. Their chief told reporters that [500] of them would leave.",
        "[One] Malaysian peacekeeper died and [nine] were hurt when the column came.",
        "[One] American soldier was killed on Monday.",
        "[One] Turkish commando died in the raid.",
        "Rebels hold the town. An aide informed lawmakers that [90] of them had left.",
        "[Twelve] Burkinabe soldiers were killed and [eight] wounded in an ambush near Dori, the army said.",
        "A further [four] servicemen were hurt and [11] are still missing after the attack on the base.",
        "The army claims to have neutralised [31] terrorists in the Serma forest.",
        "[More than a dozen] legionnaires landed at Gao on Friday with two helicopters.",
        "In Mogadishu [three] Ugandan peacekeepers died when their convoy hit a mine.",
        "The junta lost [some 150] conscripts and four trucks at Myawaddy, the rebels said.",
        "The PKK said [seven] of its guerrillas had fallen; Ankara spoke of [23] militants.",
        "The Houthis paraded [18] captured Saudi border guards.",
        "Israel called up [around 360,000] reservists in October 2023.",
        "The raid killed [14] al-Shabab gunmen and [two] Kenyan commandos.",
        "Serbia pulled [40,000] troops out of Kosovo in June 1999, and [50,000] NATO soldiers moved in.",
        "The first [200] Kenyan police officers of the multinational security mission deployed to Port-au-Prince in June.",
        "Washington will send [up to 50] special operations forces and [nine] military advisers to northern Syria.",
        "[About 600] French paratroopers jumped over Timbuktu.",
        "A jet with [200] police officers landed in Port-au-Prince. The Multinational Security Support mission is to have "
        "[2,500] men and women. Gangs shot three policemen of Haiti on Friday.",
        "The garrison at Ghazni, [300] infantrymen and a handful of tanks, gave up without a shot.",
        "At Grozny [74] Interior Ministry servicemen died in a day.",
        "Chad keeps [1,200] troops around Lake Chad; Niger sent a battalion of [800] there too.",
        "The contract brought [2,000] mercenaries from Bosnia, Belgium and South Africa to Zaire.",
    ],
)
def test_nouns_of_personnel_are_counted(marked):
    assert_found(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Of every four recruits of the army, one deserts.",
        "The general staff says the army still holds 30 square kilometres, down from 1,300.",
        "The Hamas-run health ministry said at least 30,000 have been killed in Gaza since October.",
        "Boko Haram took 276 girls from a school. Some 57 escaped. Boko Haram let another 21 go.",
        "The Islamic State bombing killed 32 in Brussels. More than 300 were hurt.",
        "The army's history tells of as many as 1 million civilian and military deaths.",
        "Three soldiers' sons aged 19, 20 and 22 were at school.",
        "UN officials said one Swedish staff member was killed in the town the army holds.",
        "Most of the prisoners are conscripts of 18 to 20 who had been guarding the army's posts.",
        "A soldier of 22 was killed at the gate.",
        "All soldiers taken prisoner who are badly hurt, or under 25, are to go home.",
        "The dead of the regiment were men of 40 to 55, the army said.",
        "Boys of 16 to 19 serve in the rebel army.",
        "He was one of the many, one of [15] soldiers killed in July.",
        "The strike destroyed 14 tanks, 30 guns and 200 drones of the army.",
        "Soldiers handed out 5,000 blankets to 12,000 refugees in the camp.",
        "The bombing of the market killed 27 civilians and wounded 50 people, doctors said.",
        "The army spends $4.5 billion a year, 12 percent of the budget, on fighters and ships.",
        "Troops of the 155th Brigade and Unit 61398 moved 30 km to the north along Highway 1.",
        "The general, 54, has served 30 years in the army.",
        "Parliament voted 120 to 45 to extend the mission of the army by 18 months.",
        "Soldiers fired 40 rounds at 6.30 p.m. and left at 2100.",
        "The rebels hold five of the country's 18 provinces and three border crossings.",
        "The army's hotline is 0 800 501 482; callers may also dial +380 44 253 22 11.",
        "Thousands of people marched past the soldiers in Yangon on Sunday.",
        "The war has driven 2.3 million people from their homes; soldiers burned 60 villages.",
        "Hamas freed 20 hostages and Israel released 250 Palestinian prisoners under the truce.",
        "World War Two began when the army crossed the border in 1939; in 1945 it ended.",
        "The army outguns the rebels by a ratio of five to one.",
        "Resolution 2417 was passed by the Security Council, which asked soldiers to spare two hospitals.",
        "The city of 46,000 was taken by the rebels in three days, after four attempts.",
        "The air force flies 50 J-20 fighters and 120 older jets.",
        "Soldiers found the bodies of 11 villagers, among them four children.",
        "Soldiers killed three men and a pregnant woman on Sunday.",
        "Rebels killed two men and a girl at a farm; troops were sent.",
        "No soldier was hurt; one of the two bridges collapsed.",
        "Police arrested 30 demonstrators, and a court jailed six journalists for insulting the army.",
        "The soldiers of Group 77 played Group 78 and won 3-1 in the second half.",
        "The ceasefire's 13 points leave two questions to the generals.",
        "At Camp 4 the troops heard the news on channel 12.",
        "Seven in ten of the soldiers are volunteers, and nine in ten recruits had never fired a rifle.",
        "Two military officers told the agency that the base had been overrun.",
        "According to three army commanders, the rebels came at dawn.",
        "Four soldiers recalled how the rebels had shelled the column.",
        "Two sergeants and a medic told the court of the ambush on the troops.",
        "Six paratroopers testified against the colonel of the army.",
    ],
)
def test_things_money_names_and_civilians_are_not_counted(marked):
    assert_found(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Gunmen stormed a market, killing 14 people and wounding nine. [Two] soldiers who tried to stop them also died.",
        "At least 60 people were killed, [23] of them soldiers, when the truck blew up outside the barracks.",
        "Some 8,000 men and boys were murdered at Srebrenica while [about 400] Dutch peacekeepers stood by.",
        "The prison break freed 260 inmates, among them [40] jihadists.",
        "[Six] khwarij were killed near Bannu.",
        "Pakistani troops killed [13] khawarij in two raids.",
        "The earthquake killed 2,100 people; [700] soldiers have joined the search.",
        "The blast killed 31 worshippers and [six] militiamen guarding the shrine.",
        "The health ministry says 41,000 people have been killed. Israel has lost [346] soldiers in its ground offensive.",
        "The aid group treated 130 wounded, mostly women and children. The army says [nine] of its troops were hurt.",
        "Shelling killed five civilians on Monday. In the north, the General Staff said, [80] Russian soldiers were killed.",
        "Clashes left [33] rebels and 12 villagers dead in Jonglei.",
        "Monitors counted 5,812 dead civilians, including 1,733 children, 969 women and 3,110 men, and [1,102] soldiers.",
    ],
)
def test_mixed_reports_give_only_the_personnel(marked):
    assert_found(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Ethiopian soldiers mass on the border. [Some 11,000] are training at Bure, and another [5,000] were flown to Assab.",
        "Eritrea massed [tens of thousands] of conscripts on the border, and Ethiopia answered with [100,000] of its own.",
        "Colombian troops hunted the column for weeks. [Sixty] of them came down with malaria.",
        "The army put its dead at [no fewer than 300] and its wounded at [about 1,000].",
        "Losses of the contras passed [3,000] this year, the colonel said.",
        "The colonel agreed that the number of deserters had topped [1,500].",
        "Its army of [about 1.2 million] is the largest of the region.",
        "The force of [2,500] left Basra on Friday.",
        "Russia lost [1,200] in a single day, the ministry in Kyiv said of its troops.",
        "Uganda's contingent is the largest of the force, with [6,200], followed by Burundi's with [5,400].",
        "The general raised his estimate of the rebel army to [20,000] from [15,000].",
        "France is to cut its force in Mali from [5,100] to [2,500].",
        "Soldiers are dug in around Goma; [2,000] more are said to be on their way.",
        "The brigade was [4,000] strong when the battle for Vukovar began and [1,800] strong when it ended.",
        "Of the [800] mercenaries who set out, [350] came back.",
        "The ministry confirmed [50] killed and [47] wounded among the marines.",
        "Troop shares in the new mission:\n* Uganda [4,500]\n* Ethiopia [2,500]\n* Djibouti [1,520]",
    ],
)
def test_bare_numbers_are_read_from_their_context(marked):
    assert_found(marked)


@pytest.mark.parametrize(
    "marked",
    [
        # what an attack on personnel did
        "Rebels ambushed an army patrol near Menaka, killing [four] and wounding [nine].",
        "Militants shelled the barracks at dawn, wounding [six].",
        "A mine blew up under the convoy of marines, injuring [three] and killing [two].",
        "The insurgents overran an outpost in the hills, capturing [seven] and killing [three].",
        "Jihadists attacked the market before the soldiers came, killing 14 and wounding 30.",
        "Soldiers fired on a bus, killing eight and wounding five.",
        # said by officials is not counted with officials
        "The bomb killed [five] soldiers, officials said.",
        "Rebels took [12] gendarmes, villagers told a radio station.",
        "In the north [30] troops fell, residents and officials said.",
        # police at home
        "Insurgents killed eight Afghan policemen at a checkpoint.",
        "The attack on the police post killed six officers and wounded four others.",
        "Two police died and ten others were hurt; the army lost [three] soldiers.",
        "Some 20 policemen surrendered, and [15] soldiers were captured.",
        "Nairobi sent 300 riot police to the port; [200] troops are to follow.",
        "Rwanda sent [160] police officers of the UN mission to Bangui.",
        # a people at war is not its army
        "At least 4,200 Palestinians and more than 1,100 Israelis have been killed since the war began, the army said.",
        "Thousands of Kurds joined demonstrations against the army.",
        "Gunmen killed a woman and two sons; soldiers came too late.",
        "The soldiers rounded up 70 men for questioning.",
        "The blast killed [two] soldiers and wounded two security guards.",
        # other lists and names
        "The army said its battalions there were the 231, 344 and 378.",
        "Fighters of Panzerbrigade 45 and Task Force 88 took part.",
        "The army flew 140 sorties in May, another 1,310 in June and 95 in Gao.",
        "The dead are Corporal Sidi Traore (31, Kayes), Private Bakary Diallo (22, Mopti).",
        "\u201cWe lost everything,\u201d said Private Igor Petrov, also 19.",
        "The exercise brings together [900] troops from 12 allied forces.",
        # aircraft, vehicles, graves, homes
        "The Houthis lost [40] fighters and 11 armoured vehicle losses were counted.",
        "[About 2,000] fighters remained in Benghazi with air defences and MiG-29 jets.",
        "The navy wants 90 new fighters a year, beside its older jets.",
        "[Some 300] foreign fighters came; the rebels have no jets.",
        "The army moved 12 infantry and artillery battalions to the river.",
        "The city, once home to nearly 300,000, was taken by [900] soldiers.",
        # halves of a list that share a noun, and abbreviations
        "The army has [62,000] regular and [37,000] reserve soldiers.",
        "There are [7,000] non-U.S. troops in the coalition.",
        "The general plans to raise the number of reservists from [40,000] to [100,000] people.",
        "The army is to grow from its current [183,000] to [260,000] soldiers.",
        # tolls and the number of personnel
        "His death brings to [eight] the number of peacekeepers killed there.",
        "Soldiers died in Basra. The combat toll was [23] in June and [15] in May.",
        "The rebels killed [170] soldiers and wounded [420]: [130] fell near Goma.",
        "The number of troops killed there is now [three].",
        "The bomb killed [three] soldiers. The [three] were hit on a bridge.",
        "As of August [562] of the enemy had been killed, the army said, against [128] soldiers.",
        "Two million Bosnians depend on the soldiers' food; 90,000 have left their homes.",
        "The troops came from battalions 552, 564 and 565.",
        "There are [9,000] troops there, about three for every village.",
        "The army lost 87 men per square mile gained this autumn.",
        "The attackers lost about 120 troops per kilometre of front, officials said.",
        "The offensive cost the division 53 casualties per square kilometre.",
        "Analysts put the price at 40 dead soldiers per sq km.",
        "The army loses [1,100] soldiers per day, or 99 soldiers per square kilometre.",
        "The force trains [2,500] soldiers and [800] reserves of the army.",
        # the name of a group before what became of its people
        "Soldiers clashed with guerrillas. [3] NPA killed in Samar clash.",
        "Troops fought the rebels for a day: [two] Abu Sayyaf dead, [four] soldiers hurt.",
        "Soldiers raided the camp and [5] MILF surrendered.",
        "The rebels attacked again. The army says [six] Taliban slain.",
        "The army killed [12] rebels and took another [20] prisoner.",
        # whose bodies, whose lives
        "The rebels recovered [12] dead bodies of the Sri Lanka Army.",
        "The military recovered [eight] LTTE bodies after the clash.",
        "Troops found the corpses of [three] guerrillas.",
        "The army recovered [five] bodies of soldiers.",
        "The war has cost 233,000 lives, the army said, and 30 million people need help.",
        "[More than 300] of the dead were soldiers.",
        "Saba reported that [12] fighters, most of them officers, had been killed by coalition warplanes.",
        "The mission had [1,657] soldiers from Bangladesh and [181] from Nepal.",
        "The war costs the army some 12 billion a month.",
        "Iraqi soldiers killed: [4,100]\nIraqi civilians killed: 70,000 to 150,000",
        "Of the peacekeepers, Ghana lost [six], Nigeria [four] and Togo [one].",
        "Soldiers killed: [14]. Wounded: [33]. Missing: [5].",
        "The attack cost the brigade [70] men; the base, home to [900] soldiers, held.",
        "France trained [20,000] policemen and soldiers.",
        "A seven-member jury found [nine] soldiers guilty; the 15-member council met.",
        # crime
        "Two suspects of a gang of robbers died when police stormed the house; three officers and two others were hurt. "
        "Detectives said the men, seven of them, had robbed a jeweller, killing two guards.",
        "Three gunmen held up a bank in Leeds, and police are looking for them. Two people were hurt by one of the gunmen. "
        "The manager said that the men had asked for the keys of the safe, which he did not have, and had left in a car that "
        "was found burnt out an hour later near the ring road, where witnesses had seen them change into another.",
    ],
)
def test_a_target_its_people_and_its_police_tell_personnel_from_others(marked):
    assert_found(marked)


@pytest.mark.parametrize(
    "marked, low, high",
    [
        ("The general said [about 3,000] soldiers had deserted.", 3_000, 3_000),
        ("[Up to 10,000] soldiers may be sent.", None, 10_000),
        ("[At least 40] fighters fell.", 40, None),
        ("[No fewer than 100] soldiers died.", 100, None),
        ("[As many as 5,000] rebels are left.", None, 5_000),
        ("[Just under 4,000] conscripts were called up.", None, 4_000),
        ("[Between 7,000 and 12,000] fighters answer to him.", 7_000, 12_000),
        ("[Two to three thousand] soldiers attacked.", 2_000, 3_000),
        ("He commands [30-40,000] soldiers.", 30_000, 40_000),
        ("Estimates of its army run from [3,000 to 5,000] fighters.", 3_000, 5_000),
        ("Their dead range from [300 to 450] soldiers.", 300, 450),
        ("[At least 1,500 to 2,000] mercenaries are left.", 1_500, 2_000),
        ("The army sent [up to a total of 1,100] soldiers.", None, 1_100),
        ("Anywhere from [two to 20] soldiers were hurt.", 2, 20),
        ("The count does not include [more than 900] soldiers who are missing.", 900, None),
        ("The army never had [more than 1,400] soldiers there.", None, 1_400),
        ("[6,000–8,000] soldiers crossed the river.", 6_000, 8_000),
        ("He could send [20,000 or more] soldiers.", 20_000, None),
        ("[A hundred or so] instructors of the army stayed.", 100, 100),
        ("[Half a million] soldiers stood ready.", 500_000, 500_000),
        ("[15-hundred] marines landed.", 1_500, 1_500),
        ("[12k] soldiers are in country.", 12_000, 12_000),
        ("[1.5 thousand] servicemen arrived.", 1_500, 1_500),
        ("[12 000] soldiers were counted.", 12_000, 12_000),
        ("[1.960] servicemen were stationed there.", 1_960, 1_960),
        ("[Several hundred] soldiers mutinied.", None, None),
        ("[Tens of thousands] of soldiers are missing.", None, None),
        ("Their number has passed [3,000], soldiers said.", 3_000, None),
        ("The dead among the soldiers exceeded [400].", 400, None),
        ("A [10,000]-strong force took Mosul.", 10_000, 10_000),
        ("A [2,600]-man unit went first.", 2_600, 2_600),
        ("The [400- to 500]-strong garrison stayed.", 400, 500),
        ("The group is [200- to 300]-strong.", 200, 300),
        ("A [1,000- or 1,200]-strong brigade of soldiers left.", 1000, 1200),
        ("Belgrade owned up to [498] soldiers killed.", 498, 498),
        ("The pledges add up to [1,900] soldiers.", 1900, 1900),
        ("The army will add [up to 300] soldiers.", None, 300),
        ("The general faced up to [40] soldiers lost.", 40, 40),
        ("The ministry estimated [3,000] soldiers killed.", 3000, 3000),
        ("Its [estimated 3,000] soldiers stayed.", 3000, 3000),
    ],
)
def test_qualifiers_and_verbs_open_one_end(marked, low, high):
    (found,) = assert_found(marked)
    assert (found.low, found.high, found.vague) == (low, high, low is None and high is None)


@pytest.mark.parametrize(
    "text, measure, per",
    [
        ("Another 1,500 soldiers arrived on Friday.", "added", None),
        ("Iran sent 300 more fighters to Aleppo.", "added", None),
        ("The army is losing nearly 1,200 soldiers a day.", "rate", "day"),
        ("Sources told Daily Trust that 11 soldiers had died.", "count", None),
        ("The army is losing a daily 90 soldiers.", "rate", "day"),
        ("The 3,000 soldiers could take up to a month to deploy.", "count", None),
        ("The 900 soldiers spent more than a week in the bush.", "count", None),
        ("The march of the 500 rebels lasted a week.", "count", None),
        ("The army loses 90 soldiers per week.", "rate", "week"),
        ("30,000 volunteers a month sign up with the army.", "rate", "month"),
        ("A total of 9,000 soldiers have been killed.", "total", None),
        ("The army has lost 9,000 soldiers since 2014.", "total", None),
        ("Seven soldiers died on Monday.", "count", None),
        ("Forty soldiers were killed in a week of fighting.", "count", None),
        ("Twelve soldiers were wounded during a month in the hills.", "count", None),
        ("The United States keeps 28,500 troops in South Korea.", "count", None),
    ],
)
def test_measure_tells_a_count_from_a_total_an_addition_and_a_rate(text, measure, per):
    (found,) = read(text)
    assert (found.measure, found.per) == (measure, per)


@pytest.mark.parametrize(
    "text, part, whole",
    [
        ("Twenty soldiers were killed, including six Malians.", 1, 0),
        ("Six of the 20 soldiers killed were officers.", 0, 1),
        ("The brigade buried 130 fighters, among them 12 officers.", 1, 0),
        ("Wagner had 50,000 fighters, of whom 40,000 were convicts.", 1, 0),
        ("Some 300 peacekeepers came, 40 of them engineers.", 1, 0),
    ],
)
def test_a_part_points_to_its_whole(text, part, whole):
    found = read(text)
    assert found[part].part_of == whole
    assert [q.part_of for i, q in enumerate(found) if i != part] == [None] * (len(found) - 1)


@pytest.mark.parametrize("marked", [line for line in PASSAGES if line and line[0] not in "#?"])
def test_passages_of_news_give_their_headcounts_and_no_others(marked):
    assert_found(marked.replace("\\n", "\n"))


def test_one_rule_names_each_decision():
    assert all(quantity.rule for quantity in read("The army lost 300 soldiers. Some 200 were wounded."))


@pytest.mark.parametrize("noise", ["1,1,1,1", "(((((", "A A A A ", "said said ", "12 000 ", "ten and ", "of the 20 "])
def test_cost_grows_linearly_on_hostile_text(noise):
    assert growth(lambda size: read((noise * size)[:size])) < 4


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "corpus" / "texts").glob("*.txt")), ids=lambda path: path.stem)
def test_a_text_may_end_behind_any_number(path):
    text = path.read_text(encoding="utf-8")
    for match in re.finditer(r"\d[\d,. ]*\d|\d|\b(?:two|three|ten|dozens?|hundreds?|thousands?)\b", text):
        cut = text[max(0, match.start() - 300) : match.end()]
        found = extract(Document(doc_id="t", text=cut))
        assert all(claim.anchor.of(cut) == claim.quantity_text for claim in found.claims if claim.kind == "figure")


@pytest.mark.parametrize(
    "marked",
    [
        "Armenia lost [105] soldiers in two days and Azerbaijan [71].",
        "Poland will send [900] troops and Lithuania [about 200].",
        "Serbia has [28,000] soldiers, Kosovo [5,000].",
        "Croatia lost [20] soldiers and the game 3-1.",
        "It sent [300] men and Route 66 was closed.",
        "The garrison was [about 3,000] strong when Operation 1027 began. At one time [9,000] soldiers were there.",
    ],
)
def test_a_verb_told_before_counts_the_other_sides_too(marked):
    assert_found(marked)


@pytest.mark.parametrize(
    "text, part_of",
    [
        ("Two generals have been killed, and Turkey, which kept 2,000 men in Idlib, left.", [None, None]),
        ("Five soldiers, which the army says include 300 officers, were killed.", [None, None]),
        ("There are 50,000 soldiers, of which 10,000 are officers.", [None, 0]),
    ],
)
def test_a_part_is_told_as_one_and_no_larger_than_its_whole(text, part_of):
    assert [quantity.part_of for quantity in read(text)][:2] == part_of


@pytest.mark.parametrize(
    "marked",
    [
        "The siege in numbers\n\n[1,960] - Russian peacekeepers who are to stay.\n\n168 - armoured vehicles.\n\n"
        "[2,000 to 4,000] – Syrian fighters hired.\n\n75,000 — people who left their homes.",
        "Desert Shield in numbers\n\n[40,000]: reservists whom the Pentagon may call up.\n\n31: the number of tanks lost.",
        "The war in figures\n\n[2,300]: the Kuwaiti soldiers who got away.\n\n3,970: rockets fired at Haifa.",
        "[43]: Israeli soldiers killed in Lebanon, the army says.",
        "The monitor had recorded [138] army dead by Thursday.",
        "[Some 300] soldiers spent three and a half months in Goma.",
        "The rebels throw in [300] fighters, some of them boys of 14.",
        "Of the [18,000] men and women who serve under SFOR, many are reservists.",
        "NATO will send [700] troops. Another battalion is to be ready within seven days, down from fourteen.",
    ],
)
def test_a_number_before_a_colon_counts_what_stands_behind_it(marked):
    assert_found(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Al-Shabaab is blamed for the kidnapping of four Europeans, and Kenya sent [300] soldiers.",
        "Gunmen abducted two Italians near Lamu, and Kenya sent [300] soldiers.",
        "The general said that not one of his soldiers had been in the square, where [20] soldiers fell.",
        "The army lost [20] soldiers, and 12 truck drivers were hurt.",
        "Every man under 40 and every woman over 18 must serve; the army has [46,000] regulars.",
        "[Four] Ukrainians of the 3rd Brigade were killed by rebels.",
    ],
)
def test_abducted_foreigners_and_drivers_by_trade_are_no_personnel(marked):
    assert_found(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The army fell back. A missile slammed into a hall where reservists were sleeping, killing [27] and wounding [98].",
        "Soldiers fled. Rockets rained on a column of conscripts, killing [22] and wounding [60].",
        "A missile hit a school, killing 27 and wounding 98. Soldiers searched the rubble.",
        "Egypt sent [40,000] soldiers. Up to 40,000 people have been carried off, exiles say.",
        "By the numbers\n\n[300,000] - the strength of the army and its soldiers on paper.",
        "An official said nine in ten of those killed were convicts. The army lost [40] soldiers.",
        "Two in five soldiers of the brigade had deserted; [300] soldiers were caught.",
        "The battlegroup at Adazi has [2,200] soldiers from ten nations, [1,900] of them Canadian.",
        "KFOR has [4,500] troops from 27 countries, [some 600] of them American.",
        "The soldiers seized 30 trucks, ten of them Russian, near Gao.",
        "The sides agreed to free all captured soldiers under 25 and the badly wounded.",
        "The army will not call up soldiers over 60, it said. It has [over 60,000] soldiers.",
        "The army killed [over 60] soldiers.",
    ],
)
def test_what_strikes_reservists_items_of_numbers_and_shares(marked):
    assert_found(marked)


def test_all_but_two_are_not_two():
    assert_found("The army said [15] soldiers were hurt, all but two of them conscripts.")


def test_those_who_are_theirs_are_counted():
    assert_found("The Saudi army buried [133] of theirs.")


def test_a_footnotes_mark_belongs_to_the_sentence_before_it():
    text = "It put them at 15,000.[1] Diplomats doubted it.[2][3] A surgeon counted 300."
    assert [sentence.span.of(text)[:5] for sentence in sentences.split(text)] == ["It pu", "Diplo", "A sur"]


@pytest.mark.parametrize(
    "marked",
    [
        "The soldiers served for years in Mali. Germany's last [264] came home in June.",
        "Turkey has troops in Idlib. France's first [300] are due on Monday.",
        "The army bought jets. Germany's last 264 were sold in June, and [40] soldiers cried.",
        "Soldiers won the cup. Brazil's first 20 minutes were bad.",
        "The House voted by 223 to 201 to have the troops out by April 1. It has [900] soldiers.",
        "Parliament backed it by 300 votes to 120; [900] soldiers will go.",
        "The Senate passed it by 60 to 38, and [40] marines went.",
    ],
)
def test_a_countrys_last_stand_for_its_soldiers_and_votes_for_nobody(marked):
    text, spans = unmarked(marked)
    assert [quantity.span for quantity in read(text)] == spans
