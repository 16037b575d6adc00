"""Who says what: a table of sentences. The number in [brackets] is attributed to the names beside it, closest source first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from etl import actors, attributions, edtf, lexicon, sentences, timexes
from etl.links import claimants
from etl.pipeline import extract
from etl.records import Article, Claim, Document, Quantity, Span
from tests.growth import growth


def article(marked: str, title: str | None = None, published: str = "2024-06-14") -> Article:
    """The article whose headcounts stand in [brackets], which are taken out of the text."""
    text, spans = "", []
    for part in re.split(r"(\[[^\]]*\])", marked):
        if part.startswith("["):
            spans.append(Span(len(text), len(text) + len(part) - 2))
        text += part.strip("[]") if part.startswith("[") else part
    made = Article(
        document=Document(doc_id="x", text=text, title=title, published=edtf.parse(published)),
        sentences=sentences.split(text, title),
        tokens=sentences.tokens(text),
    )
    values = [int(re.sub(r"\D", "", span.of(text)) or 0) or None for span in spans]
    made = _with(made, timexes=timexes.resolve(timexes.find(made), made))
    made = _with(
        made,
        quantities=tuple(
            Quantity(span=span, low=n, high=n, vague=False, measure="count", rule="test", phrase=span)
            for span, n in zip(spans, values, strict=True)
        ),
    )
    made = _with(made, actors=actors.find(made))
    return _with(made, attributions=attributions.find(made))


def _with(made: Article, **fields: object) -> Article:
    from dataclasses import replace

    return replace(made, **fields)


def claims(made: Article) -> list[Claim]:
    """A claim for each headcount, with its claimants."""
    done: list[Claim] = []
    for quantity in made.quantities:
        sentence = made.sentence_at(quantity.span.start).span
        draft = Claim(
            claim_id=str(quantity.span.start),
            doc_id="x",
            kind="figure",
            anchor=quantity.span,
            sentence=sentence,
            low=quantity.low,
            high=quantity.high,
            status="killed",
        )
        done.append(claimants.link(draft, made, done))
    return done


def names(marked: str, title: str | None = None) -> list[list[str]]:
    return [[c.name.removeprefix("The ") for c in claim.claimants] for claim in claims(article(marked, title))]


PLAIN = [
    ("The Croatian defence ministry said [212] of its soldiers had died in Slavonia.", ["Croatian defence ministry"]),
    ("[Forty] fighters were killed near Mosul, said Major General Najim al-Jubouri.", ["Najim al-Jubouri"]),
    ("Colonel Ardo van der Merwe told reporters that [90] men had been sent to Bangui.", ["Ardo van der Merwe"]),
    ("Maj. Ramon Cruz, a regional army spokesman, said [11] marines were missing.", ["Ramon Cruz"]),
    ("Lt. Gen. Asim Bajwa tweeted that [31] militants had been shot.", ["Asim Bajwa"]),
    ("Brig. Gen. Yahya Saree claimed [200] Saudi-backed soldiers were captured in Najran.", ["Yahya Saree"]),
    ("Sheikh Abu Mahdi al-Muhandis put the number of volunteers at [60,000].", ["Abu Mahdi al-Muhandis"]),
    ("Robert O'Neill of the charity said [three] guards were hurt.", ["Robert O'Neill"]),
    ("Hassan bin Ali al-Harthy, the governor of Abyan, said [17] soldiers died.", ["Hassan bin Ali al-Harthy"]),
    ("Ian McAllister — the director of the mission's operations centre — said [two] men were wounded.", ["Ian McAllister"]),
    ("A spokesman for the Chadian army, Colonel Azem Bermandoa, said [92] soldiers fell at Bohoma.", ["Azem Bermandoa"]),
    ("Ratko Brankovic, who commands the corps, admitted that [30] of his men had deserted.", ["Ratko Brankovic"]),
    ("Speaking in Kabul, General Zaman Waziri announced that [1,200] recruits had joined.", ["Zaman Waziri"]),
    ("The army's chief of staff, Gadi Levin, warned that [10,000] more were needed.", ["Gadi Levin"]),
    ("The United States said it would send [150] trainers to Nigeria.", ["United States"]),
    ("U.S. officials say [900] troops remain in Syria.", ["United States"]),
    ("A senior French official said [4,500] soldiers were in the Sahel.", ["France"]),
    ("Addis Ababa says [5,600] rebels have been killed.", ["Ethiopia"]),
    ("Rwandan authorities confirmed that [19] of their soldiers had died in Cabo Delgado.", ["Rwanda"]),
    ("Hezbollah said [nine] of its fighters had fallen.", ["Hezbollah"]),
    ("The Taliban claimed to have killed [70] commandos in Faryab.", ["Taliban"]),
    ("Western diplomats put the garrison at [3,000].", ["Western diplomats"]),
    ("Aid workers in Goma reckon that [500] gunmen crossed the lake.", ["Aid workers"]),
    ("Activists in Sagaing said [16] soldiers had been killed by a mine.", ["Activists"]),
    ("An army officer in Maiduguri said [48] troops were missing.", ["army officer"]),
    ("Residents said they counted [30] bodies in uniform.", ["Residents"]),
    ("Local media reported that [25] policemen were abducted.", ["Local media"]),
    ("Amnesty International documented [52] executions of captured soldiers.", ["Amnesty International"]),
    ("Human Rights Watch said at least [12] conscripts were shot.", ["Human Rights Watch"]),
    ("The newspaper Politika wrote that [400] reservists had refused the call-up.", ["Politika"]),
    ("Yonhap, citing a government source, reported that [500] engineers had left.", ["Yonhap"]),
    ("Xinhua reported [ten] dead soldiers, citing the Iraqi interior ministry.", ["Xinhua", "Iraqi interior ministry"]),
    ("A source in the general staff told Haaretz that [six] battalions, or [3,000] men, would leave.", ["Haaretz"]),
    ("The Associated Press said [51] soldiers were buried on Monday.", ["Associated Press"]),
]

PLAIN += [
    (
        "“We cannot name them yet,” Maj. Ernesto Tan, Westmincom spokesman, said. [Two] soldiers died, Tan added.",
        ["Ernesto Tan"],
    ),
    ("“We held,” Lt. Gen. Aurelio Luna, chief of the Eastern Mindanao Command, said of the [five] wounded.", ["Aurelio Luna"]),
    ("The convoy lost [13] men, Felix Basso, spokesman for the mission known as MONUSCO, told Reuters.", ["Felix Basso"]),
    ("But a spokesman for the Congolese Army in North Kivu, Capt. Mak Hazi, said [72] rebels died.", ["Mak Hazi"]),
    ("MONUSCO — Congo's UN mission — said [five] of its men were evacuated.", ["MONUSCO"]),
    ("Congo's army said [one] of its soldiers was missing.", ["Congo's army"]),
    ("Pakistan's Geo News reported that [six] soldiers were killed.", ["Geo News"]),
    (
        "[Twenty] fighters died near Kobani, Xinhua reported citing the Syrian Observatory for Human Rights.",
        ["Xinhua", "Syrian Observatory for Human Rights"],
    ),
    ("[Fifteen] soldiers died, reports the BBC.", ["BBC"]),
    ("Deputy Commissioner of Jammu, Thava Selvan, said [four] troopers were hurt.", ["Thava Selvan"]),
    ("[Two] troopers were killed near the border on Saturday, a defence spokesman said.", ["defence spokesman"]),
    ("According to a security official, [six] soldiers were on patrol.", ["security official"]),
    ("Military officials said [six] soldiers were on patrol.", ["Military officials"]),
    ("The head of the UN mission in Kinshasa, Maman Sidi, said [five] fighters were held.", ["Maman Sidi"]),
    ("The commander of US Central Command, Gen. Michael Kern, told senators [2,000] men were left.", ["Michael Kern"]),
    ("Ukraine president Volodymyr Zelensky says Russia has suffered [63,000] casualties.", ["Volodymyr Zelensky"]),
    ("Britain's defence secretary, Ben Wall, estimated that [15,000] Russians had died.", ["Ben Wall"]),
    ("Nigeria's army claims it killed [40] insurgents.", ["Nigeria's army"]),
    ("A Houthi military spokesman said [200] soldiers were captured.", ["Houthi military spokesman"]),
    ("Al-Shabaab's military spokesman Abdiasis Abu Musab said [60] Kenyans were dead.", ["Abdiasis Abu Musab"]),
    ("State television in Yerevan reported [16] dead soldiers.", ["State television"]),
    ("Serbian President Slobodan Milosevic said [300] Yugoslav soldiers had fallen.", ["Slobodan Milosevic"]),
    ("Tamil rebels said they had killed [150] soldiers in Kilinochchi.", ["Tamil rebels"]),
    ("The FARC said it held [47] soldiers.", ["FARC"]),
    ("A Pentagon spokeswoman, Dana Wright, said [450] marines would stay.", ["Dana Wright"]),
    ("The interior ministry in Bamako said [ten] policemen were shot.", ["interior ministry"]),
    ("NATO said [two] of its soldiers were killed in Kandahar.", ["NATO"]),
    ("The International Security Assistance Force reported [three] deaths.", ["International Security Assistance Force"]),
    ("A tribal elder, Malik Gul, said [20] men of the levies had fled.", ["Malik Gul"]),
    ("Prime Minister Nouri al-Maliki told parliament that [1,000] officers were dismissed.", ["Nouri al-Maliki"]),
    ("The late president's adviser Ahmed Karzi said [80] guards were hired.", ["Ahmed Karzi"]),
    ("Israel's Channel 12 said [two] battalions, [900] men, were moved.", ["Channel 12"]),
    ("A Sudanese military source told AFP [15] soldiers were killed.", ["Sudanese military source"]),
    ("The UN refugee agency says [700] soldiers crossed into Chad.", ["UN refugee agency"]),
]

PLAIN += [
    ('"[Fifty] of our boys are gone," a village elder named Malik Rahim told The New York Times by phone.', ["Malik Rahim"]),
    ("President Hassan Sheikh Mohamud told troops that [200] militants were dead.", ["Hassan Sheikh Mohamud"]),
    ("In a statement posted on Telegram, the movement's spokesman, Yahya Saree, said [30] were killed.", ["Yahya Saree"]),
    ("According to local reports, [12] soldiers were taken prisoner.", ["local reports"]),
    ("A Washington Post investigation put the number at [500].", ["Washington Post"]),
    ("The ministry's own figures show [500] deserters.", ["ministry"]),
    ("Seoul, Washington and Kyiv all say that Pyongyang sent [11,000] men.", ["South Korea", "United States", "Ukraine"]),
    ("South Korea, the U.S., and Ukraine estimate that [3,000] men died.", ["South Korea", "United States", "Ukraine"]),
    ("The U.S. and Ukraine say [3,000] North Koreans died.", ["United States", "Ukraine"]),
    ("Officials in Kyiv, Washington, and Seoul said [11,000] men had come.", ["Ukraine", "United States", "South Korea"]),
    ("Fighting went on in Ukraine, and Russia said [300] of its soldiers had died.", ["Russia"]),
    ("The general met envoys from the United States, and Israel said [40] soldiers were hurt.", ["Israel"]),
    ("According to the U.S., Britain and France, [2,000] fighters remain.", ["United States", "United Kingdom", "France"]),
    ("Some [2,000] fighters remain, according to Britain and France.", ["United Kingdom", "France"]),
    ("According to Ukraine, Russia and Belarus moved [2,000] soldiers.", ["Ukraine"]),
    ("The Kyiv officials responsible for exchanging prisoners of war said [90] men had come home.", ["Ukraine"]),
    ("The officers in charge of the search for missing soldiers said [30] were dead.", ["officers"]),
    ("The commission handling talks with the rebels said [30] soldiers were dead.", ["commission"]),
    ("The agency tasked with disarming fighters said [900] men had registered.", ["agency"]),
    ("Speaking after the morning briefing Ben Wall said [30] were dead.", ["Ben Wall"]),
    ("Losses are rising, with the Ukrainian General Staff claiming [1,250] a day.", ["Ukrainian General Staff"]),
    ("The war goes on, with Kyiv saying [300] Russian soldiers died.", ["Ukraine"]),
    ("Tolls differ, with Baku reporting [70] dead soldiers.", ["Azerbaijan"]),
    ("Estimates vary, with some analysts saying [4,000] fighters remain.", ["analysts"]),
    ("Kenya will lead the force, with Jamaica expected to send [200] soldiers.", []),
    ("Kyiv accused Moscow of deploying [40,000] troops to Belarus.", ["Ukraine"]),
    ("Kinshasa accuses Kigali of having [4,000] soldiers in the east.", ["DR Congo"]),
    ("The militia was accused by Amnesty of holding [300] prisoners of war.", ["Amnesty"]),
    ("Algeria was accused of harbouring [5,000] fighters.", []),
    ("Moscow's 201st division adds another [7,000] soldiers.", []),
    ("The general added [40] soldiers were missing.", ["general"]),
    ("The outlawed BLA claimed both attacks, saying [eight] soldiers were dead.", ["BLA"]),
    ("The banned PKK said [12] Turkish soldiers had died.", ["PKK"]),
    ("Somalia's information ministry said [120] militants were killed.", ["Somalia's information ministry"]),
    ("Poland put [600] soldiers on alert.", []),
    ("The army puts the dead at [300] soldiers.", ["army"]),
    # bodies named for what they do, and where they sit
    (
        "A study released Tuesday by the Center for Strategic and International Studies in Washington estimates that "
        "[400,000] soldiers have died.",
        ["Center for Strategic and International Studies"],
    ),
    ("The Centre for Peace and Conflict Research said [400] rebels had died.", ["Centre for Peace and Conflict Research"]),
    (
        "Researchers at the Institute for War and Peace Reporting counted [120] dead soldiers.",
        ["Institute for War and Peace Reporting"],
    ),
    ("The Foundation for Human Rights in Sudan put the dead at [90] soldiers.", ["Foundation for Human Rights"]),
    # several whose names follow
    ("Two NATO member states, the United Kingdom and Germany, said [1,000] soldiers would go.", ["United Kingdom", "Germany"]),
    ("Three countries, Kenya, Chad and Benin, said they would send [1,000] soldiers.", ["Kenya", "Chad", "Benin"]),
    ("Two newspapers, The Guardian and Le Monde, reported that [300] soldiers had left.", ["Guardian", "Le Monde"]),
    ("Two lawmakers, Ivan Petrov and Anna Sidorova, said [300] soldiers had left.", ["Ivan Petrov", "Anna Sidorova"]),
    ("Two Afghan officials, both speaking anonymously, said [40] soldiers had died.", ["Afghanistan"]),
    # a country's officials are not the one official named next
    (
        "Afghan officials said a mine had killed [19] soldiers. District chief Welayat Khan told AFP the dead were recruits.",
        ["Afghanistan"],
    ),
    (
        "Iraqi officials said [12] soldiers had been killed. Governor Najm Jabouri confirmed the death toll.",
        ["Iraq"],
    ),
    # "it" is who has just spoken; those from a group speak for it
    ("The defence ministry of Kenya said it had recorded another [40] casualties.", ["defence ministry of Kenya"]),
    ("The army of Chad said it had counted [40] dead rebels.", ["army of Chad"]),
    ("Fighters from the Free Syrian Army said they had killed [12] soldiers.", ["Free Syrian Army"]),
    ("Rebels from the FDLR claimed they had killed [15] soldiers.", ["FDLR"]),
    # where somebody sits is not who speaks; what others estimate is no estimate of his
    ("One of the top rebel leaders in eastern Ukraine claims that [1,200] fighters have come.", ["top rebel leaders"]),
    ("One of the commanders in northern Mali said [30] soldiers died.", ["commanders"]),
    ("Israel has killed more than 14,000 of Hamas' estimated [25,000] fighters, the army said.", ["army"]),
    ("IDF spokesman RDML Daniel Hagari said [40] soldiers had died.", ["Daniel Hagari"]),
    ("In a press briefing from Russia, Delfin Lorenzana said [300] soldiers would come.", ["Delfin Lorenzana"]),
    ("In 1995 the CIA spoke in June of [80,000] men under arms.", ["CIA"]),
    ("Taliban ambush kills [15] soldiers: officials", ["officials"]),
]

ORDER = [
    ('"We lost [80] men in one night," said Captain Osman Farah.', ["Osman Farah"]),
    ('"[Sixty] of them surrendered," the governor of Helmand, Gulab Mangal, said by telephone.', ["Gulab Mangal"]),
    ("[Eleven] gendarmes died in the ambush, the government in Ouagadougou announced.", ["Burkina Faso"]),
    ("[Eleven] gendarmes died in the ambush, according to the Nigerien defence ministry.", ["Nigerien defence ministry"]),
    ("According to figures from the United Nations, [1,100] fighters were demobilised.", ["United Nations"]),
    ("According to Colonel Ruiz, [40] guerrillas gave up their weapons.", ["Ruiz"]),
    ("By the ministry's count, [2,300] soldiers deserted that year.", ["ministry"]),
    ("The army has [9,000] men, by the count of the International Crisis Group.", ["International Crisis Group"]),
    ("[12] died by the army's count, [50] according to diplomats.", ["army"]),
    ("In the estimate of the Pentagon, [4,000] rebels hold the town.", ["Pentagon"]),
    ("A study by the International Crisis Group puts the militia at [15,000].", ["International Crisis Group"]),
    ("[Some 2,000] foreign fighters are believed by the Pentagon to be in Idlib.", ["Pentagon"]),
    ("The loss of [14] paratroopers was confirmed by the French presidency.", ["French presidency"]),
    ("The death of [14] paratroopers was reported by Radio Okapi on Friday.", ["Radio Okapi"]),
    ("[Fifty] rebels were killed, the army said, and [seven] of its own men wounded.", ["army"]),
    ("The army said [50] rebels were killed, while the rebels said they had lost only [two].", ["army"]),
    ("Kyiv put Russian losses at [900]; Moscow spoke of [40].", ["Ukraine"]),
    ("Azerbaijan says it lost [192] men. Armenia gives its own dead as [220].", ["Azerbaijan"]),
    (
        "The Wall Street Journal, quoting American officials, put the figure at [6,000].",
        ["Wall Street Journal", "United States"],
    ),
    (
        "Lawmaker Yoo Sang-bum, citing the National Intelligence Service, said [300] had died.",
        ["Yoo Sang-bum", "National Intelligence Service"],
    ),
    ("Western officials told The Guardian that [5,000] men had been moved.", ["Guardian", "Western officials"]),
    ("The minister said that, according to intelligence, [3,000] mercenaries had landed.", ["minister", "intelligence"]),
    ("General Haftar ordered the recruitment of [4,000] men.", ["Haftar"]),
    ("The Security Council approved a ceiling of [13,000] blue helmets.", ["Security Council"]),
    ("The junta's claim that [300] rebels died could not be checked.", ["junta"]),
]

# A title between the name and its verb, a coalition and whom it backs, brackets, provisional reports.
PLAIN += [
    (
        "Col. Jaime Ramos, Armed Forces of the Philippines (AFP) Joint Force (JTF) Sulu commander, said [nine] soldiers died.",
        ["Jaime Ramos"],
    ),
    ("Petro Dashko (head of the regional council), said [40] men had signed up.", ["Petro Dashko"]),
    ("In a message from the capital, Sanaa, Houthi spokesman Yahya Amer, said [61] soldiers were killed.", ["Yahya Amer"]),
    ("The Saudi-led coalition backing the Yemeni army announced that [160] fighters had died.", ["Saudi-led coalition"]),
    ("Sources close to the Houthis in northern Yemen said [1,200] men had fallen.", ["Sources"]),
    ("Initial military reports said [three] marines were hurt.", ["military reports"]),
    ("A rebel web site reported that [34] Russian soldiers had been killed.", ["rebel web site"]),
    ("In one raid, it said a strike had killed [31] men; the Nigerian army spoke in Abuja.", []),
    ("The provincial council's head, Said Karimi, said [18] soldiers died.", ["Said Karimi"]),
    ("Members of the Chechen administration said [one] soldier was shot.", ["Chechen administration"]),
    ("[Forty] soldiers died in an ambush, the Malian government said a day after the raid.", ["Mali"]),
]

# Nouns that look like verbs, papers of no list, the group by its kind, and statements about statements.
PLAIN += [
    ("General Lucky Irabor told Reuters that [16] men fell near Bama, a town of Borno state.", ["Lucky Irabor"]),
    ("Abdel Wahid said that fighters of his movement responded to the raid, confirming [18] dead.", ["Abdel Wahid"]),
    ("The strength fell to [155,218], according to the Taipei Times.", ["Taipei Times"]),
    ("An official statement said [two] soldiers died.", ["official statement"]),
    ("[Two] soldiers died, said a statement by the Pakistan army's media wing.", ["Pakistan army's media wing"]),
    ("Follow-up reports confirmed [eight] dead.", ["reports"]),
    ("The Arakan Army took the post. [Ten] soldiers were killed, the armed group claimed.", ["Arakan Army"]),
    (
        "Idlib province, the Syrian Observatory for Human Rights: [five] fighters were killed.",
        ["Syrian Observatory for Human Rights"],
    ),
]

# Roles of armies and alliances are no governments; names behind roles; papers; plans; who a list of two leaves out.
PLAIN += [
    ("He also wounded [five] soldiers, a Kenyan military official told reporters.", ["Kenyan military official"]),
    ("UN officials said [two] peacekeepers were hurt.", ["UN officials"]),
    ("A Chechen government official said [19] soldiers died.", ["Chechen government official"]),
    (
        "Azerbaijan holds [60] servicemen, the ombudsman of the unrecognised republic, Artak Petrosyan, said.",
        ["Artak Petrosyan"],
    ),
    ("As many as [20,000] fighters died there, papers seen by BBC Russian show.", ["BBC Russian"]),
    ("Forces loyal to Khalifa Haftar said on Sunday that [16] soldiers were killed.", ["Forces"]),
    ("The force was cut to [10,000] men, the Ministry of Justice has other data: [9,000] left.", ["Ministry of Justice"]),
    ("[Ten thousand] men were sent to help Russia, Washington and Seoul say.", ["United States", "South Korea"]),
    ("Nairobi had pledged [1,000] policemen.", ["Kenya"]),
    ('The PKK gave another account: "We killed [15] servicemen," it said in a statement.', ["PKK"]),
    ("The toll may rise, provincial officials say, as [16] men are missing.", ["provincial officials"]),
]

# Its leaders, its statements, names behind "according to", figures that show, attacks that claim lives.
PLAIN += [
    ("The Kosovo Liberation Army is a question mark. Its leaders speak of [20,000] fighters.", ["Kosovo Liberation Army"]),
    ("The Arakan Army attacked. [Ten] soldiers have been killed, according to its statements.", ["Arakan Army"]),
    (
        "Al-Shabab lost [14] men, according to its military spokesman, Sheikh Abdulaziz Abu Musab.",
        ["Abdulaziz Abu Musab"],
    ),
    ("[Six] Malian soldiers died, according to the UN mission, MINUSMA.", ["MINUSMA"]),
    ("UN figures show [1,959] soldiers dead in November.", ["United Nations"]),
    ("Raids of the coalition have claimed the lives of [130] fighters.", []),
    ("According to the 6th Infantry Division, [100] fighters were killed.", ["6th Infantry Division"]),
    ("More than [600] soldiers were missing, the Daily Trust reported.", ["Daily Trust"]),
    ("Saudi Arabia and the Gulf states lost [13] soldiers.", []),
    ("[Four] soldiers were hurt, said the Inter Service Public Relations (ISPR).", ["Inter Service Public Relations"]),
    ("As many as [20,000] died there, the BBC can report.", ["BBC"]),
]

# A second verb shares the subject of the first; asides that no comma closes.
PLAIN += [
    (
        "An Indian military official blamed Pakistan for the fire and claimed that [seven] soldiers died.",
        ["Indian military official"],
    ),
    ("The Afghan defence ministry denied the report and said [12] soldiers were wounded.", ["Afghan defence ministry"]),
    ("A second spokesman, Saadoun Misrati, disputed the figure and said [eight] men had died.", ["Saadoun Misrati"]),
    ("General Lamine Diop praised his men and announced that [30] rebels were dead.", ["Lamine Diop"]),
    ("The Taliban thanked the villagers but admitted that [nine] of their men fell.", ["Taliban"]),
]

# Two who speak together, datelines in brackets.
PLAIN += [
    (
        "The raid killed [three] fighters, a Lebanese military source and a war monitor said.",
        ["Lebanese military source", "war monitor"],
    ),
    ("(Beirut) Hezbollah announced Thursday the death of [two] of its fighters.", ["Hezbollah"]),
    ("The bodies of the rebels confirmed after the count were [56], the army said.", ["army"]),
    ("The number of soldiers confirmed dead is [15].", []),
    ("The names of the soldiers reported missing are known; [eight] men came from Segou.", []),
    ("The remains of the soldiers identified so far are those of [31] men.", []),
    ("The number of rebels reported killed rose to [40].", []),
    ("Residents and security sources said [ten] soldiers were killed.", ["Residents", "security sources"]),
    ("U.S. officials and analysts said [300] soldiers were in Bunia.", ["United States", "analysts"]),
    ("A local official and two security sources said [ten] soldiers died.", ["local official", "security sources"]),
    ("Army officers and local residents said [ten] soldiers died.", ["Army officers", "local residents"]),
    ("Malian officials and diplomats said [24] soldiers were missing.", ["Mali", "diplomats"]),
    ("An army officer and a village elder said [six] soldiers were shot.", ["army officer", "village elder"]),
]

# Who claims a number of dead is its source; who claims an attack is not.
PLAIN += [
    ("The Houthis have claimed the killing of at least [eight] Saudi soldiers.", ["Houthis"]),
    ("Hamas claimed the killing of [three] Israeli soldiers on Friday.", ["Hamas"]),
    ("Islamic State claimed the killing of [ten] Iraqi policemen.", ["Islamic State"]),
    ("The PKK on Monday claimed the killing of about [20] Turkish troops.", ["PKK"]),
    ("The Taliban claimed the killings of [12] Afghan soldiers.", ["Taliban"]),
    ("The Taliban claimed the killing in Kabul. [Two] soldiers died.", []),
]

# "It" is the country of its own sentence; acronyms are spelt out where the text does.
PLAIN += [
    ("NATO gave a number. Russia has given none since it said on March 2 that [498] men had died.", ["Russia"]),
    ("The Tigray People's Liberation Front moved. The TPLF said [1,000] men were freed.", ["Tigray People's Liberation Front"]),
]


@pytest.mark.parametrize("sentence, expected", PLAIN)
def test_a_source_before_or_behind_its_verb_is_the_claimant(sentence, expected):
    assert [name.casefold() for name in names(sentence)[0]] == [name.casefold() for name in expected]


@pytest.mark.parametrize("sentence, expected", ORDER)
def test_word_order_passives_and_chains_keep_their_source(sentence, expected):
    assert [name.casefold() for name in names(sentence)[0]] == [name.casefold() for name in expected]


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "General Romeo Dallaire commands the mission. He said [ten] Belgian soldiers were killed.",
            [["Romeo Dallaire"]],
        ),
        (
            "Foreign Minister Ayman Safadi spoke in Amman. [Two] guards were killed, the minister said.",
            [["Ayman Safadi"]],
        ),
        (
            "The Iraq Body Count counted [300] dead policemen in May. It put those of June at [180].",
            [["Iraq Body Count"], ["Iraq Body Count"]],
        ),
        (
            "The Syrian Observatory for Human Rights said [20] rebels died. The Observatory also noted [four] dead soldiers.",
            [["Syrian Observatory for Human Rights"], ["Syrian Observatory for Human Rights"]],
        ),
        (
            "South Korea's National Intelligence Service briefed deputies on Friday. The agency said [600] had died.",
            [["National Intelligence Service"]],
        ),
        (
            "[Seven] soldiers died, a monitoring group said. The Syrian Observatory for Human Rights said they were ambushed.",
            [["Syrian Observatory for Human Rights"]],
        ),
        (
            "[Thirty] policemen fell, the provincial governor said on Monday. Governor Toryalai Wesa told reporters more.",
            [["Toryalai Wesa"]],
        ),
        (
            'Milan Babic, 40, is a colonel. "We had [200] men," Babic said. "[Thirty] are left."',
            [["Milan Babic"], ["Milan Babic"]],
        ),
        (
            "A Somali officer, Abdi Nur, told Reuters [14] men had died. He added that [six] were wounded.",
            [["Abdi Nur"], ["Abdi Nur"]],
        ),
        (
            "The army said [30] insurgents were killed near Tessalit. Another [12] were captured.",
            [["army"], ["army"]],
        ),
        (
            "The ministry said [30] soldiers were killed. [Twelve] others are still missing.",
            [["ministry"], ["ministry"]],
        ),
        (
            "The ministry said [30] soldiers were killed. The war has cost [9,000] soldiers since 2011.",
            [["ministry"], []],
        ),
        (
            "The ministry said [30] soldiers were killed.\n\nThe garrison has [2,000] men.",
            [["ministry"], []],
        ),
        (
            "[Nine] peacekeepers died in Darfur in July. Their base housed [400].",
            [[], []],
        ),
        (
            "In all, [40,000] men crossed the Drina. This is stated in a report of the Bosnian army.",
            [["Bosnian army"]],
        ),
        ("[12] died by the army's count, [50] according to diplomats.", [["army"], ["diplomats"]]),
    ],
)
def test_pronouns_roles_and_sentences_that_go_on_keep_the_source_of_the_ones_before(text, expected):
    assert [[n.casefold() for n in one] for one in names(text)] == [[n.casefold() for n in one] for one in expected]


@pytest.mark.parametrize(
    "text, makers, deniers",
    [
        ("Kinshasa says [4,000] Rwandan soldiers are in Kivu. Kigali denies it.", ["DR Congo"], ["Rwanda"]),
        ("Kenya's minister denied that [40] soldiers had died, and said only two were missing.", [], ["Kenya's minister"]),
        ("Ethiopia disputed Egypt's assertion that [900] soldiers had surrendered.", ["Egypt"], ["Ethiopia"]),
        ("Israel rejected Hezbollah's claim that [30] soldiers had been captured.", ["Hezbollah"], ["Israel"]),
        ("Nigeria dismissed the insurgents' boast that they had killed [70] soldiers.", ["insurgents"], ["Nigeria"]),
        ("Turkey denied on Sunday that [11] of its troops were held, but confirmed that one was missing.", [], ["Turkey"]),
        ("Islamabad dismissed as fiction India's claim that [300] militants were killed.", ["India"], ["Pakistan"]),
        ("The army denied that [50] of its men had been captured.", [], ["army"]),
        ("The rebels said [50] soldiers were captured. The ministry rejected the figure.", ["rebels"], ["ministry"]),
        ("Kyiv says [600] soldiers were killed. Peskov called the reports a hoax.", ["Ukraine"], ["Peskov"]),
        ("Kyiv says [600] soldiers were killed, which Moscow calls a lie.", ["Ukraine"], ["Russia"]),
        ("Kyiv says [600] soldiers were killed. Moscow described the figure as pure invention.", ["Ukraine"], ["Russia"]),
        ('Kyiv says [600] soldiers were killed. "Nonsense," said the Kremlin.', ["Ukraine"], ["Russia"]),
        ("Kyiv says [600] soldiers were killed. That is untrue, the Kremlin said.", ["Ukraine"], ["Russia"]),
        ("Twenty soldiers died, and [nine] were taken, the rebels said; the army calls it propaganda.", ["rebels"], ["army"]),
        ('[Ten] men are held, The Hindu reported, a claim the army rejects: "No men are missing."', ["The Hindu"], ["army"]),
        ("Bogota denied a report by Venezuela's army that [600] soldiers were massed.", ["Venezuela's army"], ["Colombia"]),
        ("The army rejected a claim by the rebels that [40] soldiers had been captured.", ["rebels"], ["army"]),
        (
            "Accra dismissed reports from local media that [90] soldiers deserted; it has enough.",
            ["local media"],
            ["Ghana"],
        ),
        ("Peskov denied the deployment of any guards; the garrison at Gyumri has [3,000] soldiers.", [], []),
    ],
)
def test_a_denied_figure_keeps_its_maker_and_names_its_denier(text, makers, deniers):
    (claim,) = claims(article(text))
    assert [c.name for c in claim.claimants] == makers
    assert [c.name for c in claim.denied_by] == deniers


@pytest.mark.parametrize(
    "text",
    [
        "[Nine] soldiers were killed in the valley on Sunday.",
        "Nobody would say how many of the [300] came back.",
        "The ministry has not said where the [2,000] will be based.",
        "The state has [12,000] policemen.",
        "Reports of [40] dead soldiers spread through the town.",
        "He was told to bring [20] men.",
    ],
)
def test_the_articles_own_voice_has_no_claimant(text):
    assert names(text) == [[]]


@pytest.mark.parametrize("name", ["reporting", "speakers", "families"])
def test_every_entry_of_the_lexicon_matches_its_examples(name):
    for entry in lexicon.load(name).values():
        for example in entry.examples:
            words = re.findall(r"[\w'.-]+", example.lower().replace("’", "'"))
            assert any(all(part in " ".join(words) for part in word.lower().split()) for word in entry.words), (
                entry.id,
                example,
            )


@pytest.mark.parametrize(
    "unit", ["said ", "((((", 'A said "', "1,1,1,1,", "A A A A ", "the the ", "he said, ", "of the army of the ", "'s "]
)
def test_hostile_text_costs_linear_time(unit):
    assert growth(lambda size: _attribute((unit * (size // len(unit) + 1))[:size])) < 4


def _attribute(text):
    size = len(text)
    spans = [Span(at, at + 3) for at in range(0, size - 3, 60)]
    counts = [Quantity(span=s, low=3, high=3, vague=False, measure="count", rule="test", phrase=s) for s in spans]
    made = Article(document=Document(doc_id="x", text=text), sentences=sentences.split(text), tokens=sentences.tokens(text))
    made = _with(made, quantities=tuple(counts))
    made = _with(made, attributions=attributions.find(made))
    for quantity in made.quantities[::20]:
        draft = Claim(claim_id="1", doc_id="x", kind="figure", anchor=quantity.span, sentence=quantity.span)
        claimants.link(draft, made, ())


@pytest.mark.parametrize(
    "text, expected",
    [
        ("[Nine] marines died, Colonel Edgard Arevalo of the armed forces said.", ["Edgard Arevalo"]),
        ("[Two] soldiers fell, General Ivan Petrov of the general staff told a briefing.", ["Ivan Petrov"]),
        ("[Some 300] rebels are left, according to a UN monitoring report in July.", ["United Nations"]),
        ("[Some 300] rebels are left, according to a leaked Pentagon memo.", ["Pentagon"]),
        ("The Pentagon's estimate last month was [70,000] soldiers killed and wounded.", ["Pentagon"]),
        ("The UN's estimate in May was [300] dead soldiers.", ["United Nations"]),
        ("The troops may go home, two officials told NBC News; Germany hosts [35,000] soldiers.", []),
        ("Rebels fled, the army said; more than [300] of them were killed.", ["army"]),
        ("The ministry said no more. Hamas fired rockets on Friday. It claimed to have killed [30] soldiers.", ["Hamas"]),
        ("The ministry said no more. The Houthis shelled Marib. They said [12] soldiers had been killed.", ["Houthis"]),
        ("The UN counted the dead. Rwanda has closed its border. It says [12] of its soldiers are missing.", ["Rwanda"]),
        # an aside on how they spoke
        ("A doctor at a clinic in Vavuniya, insisting on anonymity, spoke of [120] wounded soldiers.", ["doctor"]),
        ("A nurse, insisting on anonymity, counted [12] wounded soldiers.", ["nurse"]),
        ("A colonel in Harare, insisting upon anonymity, put the dead soldiers at [40].", ["colonel"]),
        # who has a role of his own is not whom another role meant
        ("A doctor said [120] soldiers were hurt. Former army chief Gerry Wickrama gave no number.", ["doctor"]),
        ("A trader said he saw [40] dead rebels. Police commissioner Musa Bello was away.", ["trader"]),
        ("A spokesman said [40] soldiers were dead. Army spokesman Musa Bello said no more.", ["Musa Bello"]),
        # higher or lower, at
        ("A diplomat familiar with the plan put the final force lower, at [1,000] soldiers.", ["diplomat"]),
        ("The general put the number of rebels in the hills higher, at [700].", ["general"]),
        # who is believed
        ("More than [100] soldiers were captured, if one believes Kyiv.", ["Ukraine"]),
        ("Some [100] soldiers were captured, if Kyiv is to be believed.", ["Ukraine"]),
        ("If the rebels are to be believed, [40] soldiers died.", ["rebels"]),
        ("Going by the army, [40] soldiers died.", ["army"]),
        # let it be known, and those around the great
        ("Washington let it be known it would send [up to 25,000] soldiers.", ["United States"]),
        ("The palace let it be known that [200] guards had gone.", ["palace"]),
        ("The Kremlin made it clear that [200] guards had gone.", ["Russia"]),
        ("The minister's entourage claims [300] rebels were killed.", ["minister's entourage"]),
        ("The president's camp says [300] soldiers have defected.", ["president's camp"]),
        ("Sources in the general's inner circle said [300] soldiers had gone.", ["Sources"]),
        ("An officer of the Kurdish zeravani at Dohuk said he had counted [600] soldiers.", ["officer"]),
        ("A member of the local loya at Goma spoke of [40] soldiers.", ["member"]),
        # people of bodies, and bodies of capitalised words
        ("Musa Bello of the Red Cross said [300] soldiers died.", ["Musa Bello"]),
        ("Gen. Ali of the Northern Command said [300] soldiers died.", ["Ali"]),
        ("Lt. Col. Siriphong of the Second Army Area even put the dead soldiers at [300].", ["Siriphong"]),
        ("The Second Army Area said [300] soldiers died.", ["Second Army Area"]),
        ("The army of Burkina Faso said [30] soldiers died.", ["army of Burkina Faso"]),
        ("Secretary of State Rubio said [30] soldiers died.", ["Rubio"]),
        ("A Western attache in Kigali speaks of two battalions, or [1,600] men.", ["Western attache"]),
        # clauses set side by side, and what stands before a colon
        ("Riyadh gave the dead as a few, Egypt said it had lost [nine] soldiers.", ["Egypt"]),
        ("The army lost [12] soldiers, the rebels said they would go on.", []),
        ("Some [2,000] men came, and it showed: a spokesman, Saad Maan, speaks of many soldiers.", []),
        ("The call was heard: a spokesman, Saad Maan, speaks of [40,000] soldiers.", ["Saad Maan"]),
        ("A policeman said [nine] soldiers were hurt. Gen. Gennady Troshev gave no number.", ["policeman"]),
        ("Zelensky claimed 3,000 a month.\n\nSome [11,000] soldiers are thought to be in Kursk.", []),
        ("Brown announced [500] soldiers on Monday; Poland is considering several.", ["Brown"]),
        ("Brown announced 50 tanks on Monday; Poland considers [500] soldiers.", []),
        # behind a semicolon another's word begins
        ("Some [100] soldiers were captured, if one believes Kyiv; it was a bad day, rebels claim.", ["Ukraine"]),
        ("Kyiv says it was a bad day; [200] soldiers died, the rebels claim.", ["rebels"]),
        ("Kyiv says it was a bad day; [200] soldiers died, according to the rebels.", ["rebels"]),
        # one of several
        ("Two U.S. officials met AFP. To hold it, one of them adds, [20,000] soldiers would be needed.", ["United States"]),
        ("Several Western diplomats met in Kyiv. One said [300] soldiers were missing.", ["Western diplomats"]),
        ("Two generals were asked for a number. A third put the soldiers at [400].", ["generals"]),
        ("Two officials spoke on Monday. The second spoke of [400] soldiers.", ["officials"]),
        ("Two soldiers were hurt on Monday, one confirmed among the [40] dead rebels.", []),
        ("Militants struck at night. A security source said [40] soldiers died; another spoke of [39].", ["security source"]),
        # quoted by an outlet
        ("U.S. officials quoted by CNN think [900] soldiers have been shifted.", ["United States"]),
        ("A doctor quoted by AFP said [30] soldiers had died.", ["AFP", "doctor"]),
        ("A resident reached by Reuters said [30] soldiers had died.", ["Reuters", "resident"]),
        # reckoned at so many by
        ("His guerrillas, reckoned at [15,000] men by Western intelligence, have a month.", ["Western intelligence"]),
        ("The force, put at [900] men by the UN, has left.", ["United Nations"]),
        ("The militia, estimated at [900] men by analysts, has left.", ["analysts"]),
        # a boast, and what is none
        ("The colonel boasts in a video that [30] soldiers have been killed.", ["colonel"]),
        ("The movement boasts [7,000] fighters.", []),
        # a relative clause of another source
        ("Kyiv said a village fell, where [900] soldiers are left, according to AFP.", ["AFP"]),
        # sources listed under an article belong to nothing in it; one source does
        ("The force has [900] men.\n\nSources: the government, Interfax, Radio Liberty", []),
        ("The force has [900] men.\n\nSource: Interfax", ["Interfax"]),
        # a document and whom it goes to, an outlet and whom it quotes
        ("A UN report submitted to the Security Council says [600] fighters crossed the border.", ["United Nations"]),
        ("A confidential study presented to parliament in May counts [2,300] soldiers missing.", []),
        ("An army memo leaked to the Guardian speaks of [120] deserters.", ["army"]),
        ("A Red Cross report handed to the generals lists [41] missing soldiers.", ["Red Cross"]),
        ("Le Figaro cited US officers who spoke of [700] soldiers killed.", ["US officers", "Le Figaro"]),
        ("In May the Guardian quoted a diplomat who put the militia at [3,000] men.", ["diplomat", "The Guardian"]),
        ("The tabloid Blic printed, then removed, a figure of [61] dead soldiers.", ["Blic"]),
        ("State television aired a tally of [300] captured soldiers.", ["State television"]),
        # what stands between a source and its verb
        ("The Pentagon in August estimated [70,000] soldiers killed.", ["Pentagon"]),
        ("Kabul late on Friday acknowledged that [12] soldiers had died.", ["Afghanistan"]),
        ("Mediazona and the BBC have by now confirmed [39,000] soldiers' deaths.", ["Mediazona", "BBC"]),
        ("The Red Cross has to date visited and counted [200] captured soldiers.", ["Red Cross"]),
        ("Moscow owned up to [498] soldiers killed.", ["Russia"]),
        ("The opposition in Cape Town complains that [1,300] soldiers are penned in.", ["opposition"]),
        ('"[9,000] soldiers simply melted away," an envoy in London surmised.', ["envoy"]),
        ("About 700,000 soldiers are there, Putin said in June, or [695,000] by Syrskyi's count.", ["Syrskyi"]),
        ("Some [300 or 400] soldiers died, according to the ministry.", ["ministry"]),
        ("Seoul put them at 1,100 soldiers. Kyiv's own count then stood at [over 3,000].", ["Ukraine"]),
        ("Lysenko would say only that [28] soldiers had come out.", ["Lysenko"]),
        ("The general would only confirm that [40] soldiers had died.", ["general"]),
        ("The ministry would not confirm that [12] soldiers had died.", []),
        ("British intelligence had them at [5,000] soldiers in March.", ["British intelligence"]),
        # a statement between dashes, and what somebody only demands
        ("The army - the media put it at 900 men - says that it killed [40] rebels.", ["army"]),
        ("The army holds two towns - Israeli media tell of 900 men - and says it killed [40] rebels.", ["army"]),
        ("The force of [900] soldiers has refused to move, as Israel demands.", []),
        ("France: 2,150 soldiers.\n\nChad: 2,000 soldiers.\n\nAFISMA: [3,300] soldiers planned.", []),
        # a relative clause with a source of its own, or with nothing said
        ("Bah said the push, in which [900] soldiers are thought by aides to take part, goes on.", ["aides"]),
        ("Diallo says the base, which holds [400] soldiers according to diplomats, will close.", ["diplomats"]),
        ("Moscow, which says nothing about it, has [50,000] soldiers there by Kyiv's reckoning.", ["Ukraine"]),
        ('"[Several hundred] soldiers" hurt is how an American general put it on Tuesday.', ["American general"]),
        ('"[Nine] soldiers killed" was how the spokesman described the losses.', ["spokesman"]),
    ],
)
def test_officers_documents_and_those_who_acted_last_are_heard(text, expected):
    (claim,) = claims(article(text))[-1:]
    assert [claimant.name for claimant in claim.claimants] == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The UN's Jean-Pierre Lacroix says [900] soldiers are in Goma.", ["Jean-Pierre Lacroix"]),
        ("NATO's Jens Stoltenberg said [900] soldiers had gone.", ["Jens Stoltenberg"]),
        ("The EU's Anna Kowalska told reporters that [40] soldiers were missing.", ["Anna Kowalska"]),
    ],
)
def test_whose_official_somebody_is_is_no_part_of_the_name(text, expected):
    (claim,) = claims(article(text))
    assert [claimant.name for claimant in claim.claimants] == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The colonel was in no mood to talk. His unit had lost [40] soldiers, he muttered.", ["colonel"]),
        ("An officer of the brigade wept at the station. He said [70] soldiers had died.", ["officer"]),
        ("General Fonseka is not thinking of cuts. He says he needs [50,000] soldiers.", ["Fonseka"]),
        ("Igor Sergeyev was silent. A nurse sees it otherwise. She counts [120] dead soldiers.", ["nurse"]),
        ("The army's offensive stalled. He said [40] soldiers had died.", []),
        ("In May the defence ministry changed its mind. It said [400] soldiers had died.", ["defence ministry"]),
        ("Only last Wednesday the army had walked into a trap. It spoke of [22] soldiers killed.", ["army"]),
        ("Ethiopian officials have long put them at under [5,000] fighters.", ["Ethiopia"]),
        ("The navy had [103] sailors dead, Commander D.K.P. Dassanayake said.", ["D.K.P. Dassanayake"]),
        ("Its guns fired. It said [40] soldiers had died.", []),
        ("The defence ministry disagrees: [256] soldiers have been killed, it announced.", ["defence ministry"]),
    ],
)
def test_whom_the_sentence_before_is_about_may_be_he(text, expected):
    assert [claimant.name for claim in claims(article(text))[-1:] for claimant in claim.claimants] == expected


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parent / "corpus" / "texts").glob("*.txt"))[::3], ids=lambda path: path.stem
)
def test_a_text_may_end_behind_any_word_of_saying(path):
    text = path.read_text(encoding="utf-8")
    for attribution in extract(Document(doc_id="x", text=text)).article.attributions:
        extract(Document(doc_id="x", text=text[: attribution.cue.end]))
