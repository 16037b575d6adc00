"""The places of claims: the own clause first, roles from the words, the rest carried over and marked so."""

from __future__ import annotations

import pytest

from etl.pipeline import extract
from etl.records import Document


def figures(text, title=None):
    found = extract(Document(doc_id="t", text=text, title=title))
    return [claim for claim in found.claims if claim.kind == "figure"]


def places(claim, *roles):
    return {place.name for place in claim.places if place.role in (roles or ("at", "to", "from"))}


@pytest.mark.parametrize(
    "sentence, names",
    [
        ("Three Malian soldiers were killed near Kidal on Sunday.", {"Kidal"}),
        ("Some 2,500 troops were killed in attacks in Ethiopia's north.", {"Ethiopia"}),
        ("The army lost ten men in Nigeria's restive northeast.", {"Nigeria"}),
        ("Forty soldiers died in fighting in Mali's north on Monday.", {"Mali"}),
        ("Mozambique's army lost ten men in Pemba.", {"Pemba"}),
        ("At Camp Bastion, two British soldiers were wounded.", {"Camp Bastion"}),
        ("About 900 American troops are based at Al-Tanf in Syria.", {"Al-Tanf"}),
        ("In Mogadishu, militants killed eleven Ugandan soldiers.", {"Mogadishu"}),
        ("Some 2,000 Rwandan soldiers marched into Bukavu.", {"Bukavu"}),
        ("Poland keeps 1,200 soldiers in Kuwait and Iraq.", {"Kuwait", "Iraq"}),
        ("Three soldiers were killed in the Somali capital, Mogadishu.", {"Mogadishu"}),
        ("Two marines died near the southern port city, Aden, on Friday.", {"Aden"}),
        ("Nine soldiers fell in the eastern border town, Goma.", {"Goma"}),
        ("Five U.S. troops were killed in the Afghan capital.", {"Kabul"}),
        ("Gunmen shot dead three soldiers in Chad's capital on Monday.", {"N'Djamena"}),
        ("Some 900 troops are in the Chadian capital, N'Djamena.", {"N'Djamena"}),
        ("In Gao, Germany keeps 1,000 soldiers.", {"Gao"}),
        ("The loser sat in his Abidjan residence with some 200 soldiers.", {"Abidjan"}),
        ("Nine soldiers were killed at its Kabul embassy.", {"Kabul"}),
        ("Some 900 soldiers sleep in their Gao camp.", {"Gao"}),
        ("The militia, whose chief has fled to Kupang, boasts 1,200 fighters.", set()),
        ("The brigade, whose commander was born in Lviv, lost 40 soldiers at Bakhmut.", {"Bakhmut"}),
        ("Germany offers up to 700 soldiers for Slovakia.", {"Slovakia"}),
        ("The plan sets aside 300 soldiers for Kosovo.", {"Kosovo"}),
        ("Denmark is ready with 800 soldiers for Latvia, its new base.", {"Latvia"}),
        ("In Idlib, Turkey has some 15,000 soldiers.", {"Idlib"}),
        ("In Manbij, Syria, 300 soldiers were killed.", {"Manbij"}),
        ("Forty Armenian soldiers died in Martuni, where the shelling was heaviest.", {"Martuni"}),
        ("The army lost 60 soldiers in the battle for Mosul.", {"Mosul"}),
        ("Nine soldiers died at Bakwala, 40 km northeast of Maiduguri.", {"Bakwala"}),
        ("Gunmen shot two guards in Darra Adam Khel, about 35 kilometres south of Peshawar.", {"Darra Adam Khel"}),
        ("Six soldiers were killed north of Mosul.", {"Mosul"}),
        ("Mercenaries from Tunisia and Egypt, some 60 of them, were killed south of Mosul.", {"Mosul"}),
        ("Three conscripts fell near Kupiansk, 100 km east of Kharkiv.", {"Kupiansk"}),
        ("Their last halt was Agadez, where a mine killed four soldiers from Texas.", {"Agadez"}),
        ("The Palmyra offensive has killed 70 conscripts.", {"Palmyra"}),
        ("Fourteen paratroopers fell when the Debaltseve fighting resumed.", {"Debaltseve"}),
        ("Two soldiers were hurt as Benghazi clashes went on.", {"Benghazi"}),
        ("A Jolo ambush cost the lives of nine marines.", {"Jolo"}),
        ("The Gao blast wounded six Chadian peacekeepers.", {"Gao"}),
        ("Rebels seized a post at Toribio, in the southern department of Cauca, and killed 12 soldiers.", {"Toribio"}),
        ("About 200 rebels stormed a barracks at Gamboru, a small town in the state of Borno.", {"Gamboru"}),
        ("Eight soldiers died at Sangin, in the restive province of Helmand.", {"Sangin"}),
        ("Gunmen shot five soldiers in Bourzanga, a remote town of Bam Province.", {"Bourzanga"}),
        ("Forty fighters surrendered at Jebel Marra in the Sudanese region of Darfur.", {"Jebel Marra"}),
    ],
)
def test_the_own_clause_tells_the_place(sentence, names):
    claim = figures(sentence)[0]
    assert places(claim) == names


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("France has 1,500 soldiers in Niger, 1,000 in Chad and 900 in Ivory Coast.", [{"Niger"}, {"Chad"}, {"Ivory Coast"}]),
        ("Six soldiers were killed in Homs and nine were killed in Hama.", [{"Homs"}, {"Hama"}]),
    ],
)
def test_each_figure_of_a_list_has_its_own_place(sentence, expected):
    assert [places(claim) for claim in figures(sentence)] == expected


@pytest.mark.parametrize(
    "sentence, role, name",
    [
        ("Kenya will send 1,000 soldiers to Haiti.", "to", "Haiti"),
        ("Germany plans to deploy 4,800 soldiers to Lithuania.", "to", "Lithuania"),
        ("France withdrew its 1,500 soldiers from Niger.", "from", "Niger"),
        ("France will pull its last 400 soldiers out of Niger by Friday.", "from", "Niger"),
        ("Germany will withdraw 300 soldiers from Mali by May.", "from", "Mali"),
        ("Germany flew 1,100 troops out of Mali.", "from", "Mali"),
        ("Two soldiers were killed in Gao.", "at", "Gao"),
        ("Some 300 fighters were en route to Deir ez-Zor.", "to", "Deir ez-Zor"),
    ],
)
def test_the_words_give_the_role(sentence, role, name):
    claim = figures(sentence)[0]
    assert (role, name) in [(place.role, place.name) for place in claim.places]


def test_where_words_were_spoken_is_no_place_of_the_figure():
    claim = figures('"We lost 40 soldiers in Avdiivka," the general told reporters in Kyiv.')[0]
    assert places(claim) == {"Avdiivka"}
    assert "Kyiv" not in places(claim)


def test_a_government_is_no_place():
    claim = figures("Moscow said 120 Ukrainian soldiers had surrendered near Sudzha.")[0]
    assert "Moscow" not in places(claim, "at", "to", "from", "said")
    assert places(claim) == {"Sudzha"}


def test_where_people_come_from_is_not_where_they_died():
    claim = figures("A bomb in Kunduz killed three soldiers from Georgia.")[0]
    assert places(claim) == {"Kunduz"}


def test_a_wider_place_is_left_out_beside_the_smaller_one():
    claim = figures("Twelve peacekeepers were killed at Bunia in Ituri.")[0]
    assert places(claim) == {"Bunia"}


def test_the_part_of_a_country_is_kept_and_its_words_are_evidence():
    text = "About 5,000 Wagner fighters are training in southern Belarus."
    claim = figures(text)[0]
    (place,) = [place for place in claim.places if place.role != "said"]
    assert (place.name, place.part, place.kind) == ("Belarus", "southern", "country")
    assert claim.words("places.0").span.of(text) == "southern Belarus"


def test_a_figure_without_a_place_takes_one_and_says_that_it_is_carried_over():
    text = "Gunmen raided an army post in Djibo on Monday. Seventy soldiers were killed."
    claim = figures(text)[-1]
    assert places(claim) == {"Djibo"}
    assert claim.words("places.0").basis == "carried over"
    assert claim.words("places.0").span.of(text) == "Djibo"


def test_every_place_has_evidence_whose_words_are_in_the_text():
    text = (
        "KABUL - Four British soldiers were killed in Helmand on Friday, the ministry said in London. "
        "Another nine were wounded. The United States will send 3,000 troops to Kandahar."
    )
    for claim in figures(text):
        for i, place in enumerate(claim.places):
            evidence = claim.words(f"places.{i}")
            assert evidence is not None and evidence.rule and evidence.span is not None
            assert evidence.span.of(text) in text
            assert place.role in ("at", "to", "from", "said")


def test_a_place_that_no_gazetteer_has_leaves_an_issue():
    claim = figures("Nine soldiers were killed in the village of Qarbutiyah on Friday.")[0]
    if claim.places and claim.places[0].lat is None:
        assert any(issue.code == "place-unknown" for issue in claim.issues)


def test_a_place_guessed_from_its_neighbour_leaves_an_issue():
    claim = figures("Nine Syrian soldiers were killed in the village of Qarbutiyah near Hama on Friday.")[0]
    assert any(issue.code == "place-unknown" for issue in claim.issues)


@pytest.mark.parametrize(
    "text, number, names",
    [
        (
            "Two peacekeepers were killed in an attack in Mali. The mission spoke of a crime. The two peacekeepers were killed "
            "at Aguelhok.",
            "Two",
            {"Aguelhok"},
        ),
        ("The bloc has sent some 2,900 troops from South Africa, Tanzania and Malawi to Goma.", "2,900", {"Goma"}),
        ("Some 300 fighters will be flown from Gaziantep to Baku.", "300", {"Baku"}),
    ],
)
def test_the_text_tells_the_place_more_closely_and_origins_are_none(text, number, names):
    claim = next(claim for claim in figures(text) if number in claim.anchor.of(text))
    assert places(claim) == names


@pytest.mark.parametrize(
    "text",
    [
        "According to South Korea, 3,000 North Korean soldiers were killed.",
        "South Korea and Ukraine said 3,000 North Korean soldiers were killed.",
        "South Korea, the U.S., and Poland estimate that 3,000 North Korean soldiers were killed.",
        "Some 3,000 North Korean soldiers were killed, according to Ukraine.",
        "Poland told the United States that 3,000 North Korean soldiers were killed.",
        "Four soldiers died in a raid close to the border with Niger.",
        "Nine soldiers were killed in a village near the frontier with Mali.",
    ],
)
def test_countries_that_speak_are_no_places(text):
    assert places(figures(text)[0]) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Bamako, July 27 (Reuters) – Rebels said they had hit the army. The army reported losing two soldiers.",
        "Dakar, Senegal — Rebels hit the army near the border. The army lost nine soldiers.",
        "Abidjan – Jihadists ambushed the army on Monday. Eight soldiers were killed.",
        "Kampala (AP) — Fighters stormed a base. The army lost twelve soldiers.",
        "Nairobi -- Rebels attacked at dawn. The army lost four soldiers.",
    ],
)
def test_where_a_report_was_filed_is_no_place_of_its_figures(text):
    assert places(figures(text)[0]) == set()


def test_a_contraction_is_no_place():
    text = '"I\'ve buried eleven of my soldiers," the general said. "We\'d sent them to Goma. They\'ve died."'
    found = extract(Document(doc_id="t", text=text))
    assert {toponym.name for toponym in found.article.toponyms} == {"Goma"}


def test_the_dead_are_at_the_place_they_were_sent_to():
    claims = figures("Pyongyang sent 3,000 soldiers to Kursk. About 300 of the North Korean soldiers have been killed.")
    assert [place.role for claim in claims for place in claim.places] == ["to", "at"]


@pytest.mark.parametrize(
    "sentence, names",
    [
        ("GAO, Mali, March 3 - Nine Chadian soldiers were killed here today in a mortar attack.", {"Gao"}),
        ("KABUL - Two hundred Marines arrived here on Monday.", {"Kabul"}),
        ("HERAT, Afghanistan - Six Italian soldiers were wounded here on Sunday.", {"Herat"}),
        ("SARAJEVO - Two French peacekeepers were shot here yesterday.", {"Sarajevo"}),
        ("GROZNY, Feb. 4 - Some 300 rebels surrendered here this week.", {"Grozny"}),
    ],
)
def test_here_is_the_town_of_the_dateline(sentence, names):
    assert places(figures(sentence)[0]) == names


@pytest.mark.parametrize(
    "text, names",
    [
        ("Two soldiers were killed at Sangin. They came from a unit based at Camp Pendleton.", {"Sangin"}),
        ("Nine Houthi officers killed at Marib were buried in Sanaa.", {"Marib"}),
        ("Three soldiers hurt near Gao were treated in Bamako.", {"Gao"}),
        ("A mine near Kidal killed five peacekeepers, two of them from Togo.", {"Kidal"}),
        ("Six men of a regiment headquartered in Colchester died in Musa Qala.", {"Musa Qala"}),
        ("Some 300 mercenaries fight in Darfur, according to the government in Port Sudan.", {"Darfur"}),
        ("Fourteen cadres fell in Mannar, Tiger sources in Kilinochchi said.", {"Mannar"}),
        ("Georgia lost 74 soldiers round Tskhinvali.", {"Tskhinvali"}),
    ],
)
def test_where_people_belong_or_were_brought_is_not_where_they_were(text, names):
    assert places(figures(text)[0]) == names


@pytest.mark.parametrize(
    "text",
    [
        "Sixty wounded soldiers lay in the hospital in Dnipro, doctors said. Later 20 more soldiers were wounded.",
        "Ten of the wounded soldiers were taken to hospitals in Tuzla. Three peacekeepers died.",
        "Georgia: 1,199 soldiers were hurt, most of them at a clinic in Gori. Russia said 74 of its soldiers had been killed.",
    ],
)
def test_the_hospital_of_some_is_no_place_of_others(text):
    assert places(figures(text)[-1]) == set()


@pytest.mark.parametrize(
    "text, names",
    [
        ("Two peacekeepers die in Mali.\n\nThe attack took place near Tessalit on Sunday.", {"Tessalit"}),
        ("Four Ugandan soldiers were killed in Somalia. Car bombs hit the base at Qoryoley.", {"Somalia"}),
        ("Rebels stormed a base in Somalia and killed four Ugandans. Bombs went off at the base at Qoryoley.", {"Qoryoley"}),
        ("A clash in Pakistan killed three soldiers. The clash happened in Razmak, officers said.", {"Razmak"}),
        ("Five soldiers were killed in an ambush in Kenya. The ambush occurred near Mandera.", {"Mandera"}),
        ("Ten soldiers die in ambush in Niger.\n\nAt least ten soldiers died in an ambush at Inates.", {"Inates"}),
    ],
)
def test_the_text_tells_the_spot_of_what_the_lead_tells(text, names):
    assert places(figures(text)[0]) == names


@pytest.mark.parametrize(
    "text, names",
    [
        ("Two soldiers of the mission were killed at Aguelhok, in Mali. More than 150 have died since 2013.", {"Mali"}),
        ("A bomb killed two soldiers in Jolo. Over 60 soldiers have been killed since 2019.", {"Philippines"}),
        (
            "Rebels shot two soldiers at Djibo, Burkina Faso. At least 90 soldiers have died since January 2015.",
            {"Burkina Faso"},
        ),
        ("A mine killed two soldiers at Bunia in DR Congo. The UN has 16,000 peacekeepers.", {"DR Congo"}),
        ("Two soldiers fell at Inates in Niger. In 2019 the army lost 174 soldiers.", {"Niger"}),
    ],
)
def test_figures_of_a_longer_time_or_of_a_whole_force_are_not_of_one_spot(text, names):
    assert places(figures(text)[-1]) == names


@pytest.mark.parametrize(
    "text, names",
    [
        ("Shells fell on Sirte all day. Rebels who attacked Misrata say 40 men were lost in the city.", {"Misrata"}),
        ("The army fights in Anbar and lost Hit last week. It has 9,000 soldiers in the province.", {"Anbar Governorate"}),
        ("The flag was lowered at Camp Bastion. Some 300 marines remain on the base.", {"Camp Bastion"}),
        ("France sent envoys to Niger. About 1,500 French soldiers are in the country.", {"Niger"}),
        ("The rebels took Kidal in May. At least 60 soldiers died there.", {"Kidal"}),
        (
            "Sudan is at war. It began in May. It goes on. It will. Much was lost. Ukraine had 100 soldiers in the country.",
            {"Sudan"},
        ),
        ("Government troops entered Tabqa. Some 90 fighters surrendered in the town.", {"Tabqa"}),
        ("A truck blew up at El Tarra, in Norte de Santander. In July rebels killed four soldiers there.", {"El Tarra"}),
        (
            "Shells fell on Goma. Malawi is to help. Burundi keeps about 10,000 soldiers in the east of the country.",
            {"DR Congo"},
        ),
        ("Wagner fought in Bangui. It has 1,000 soldiers in the country, France said.", {"Central African Republic"}),
        ("Poland bought tanks. It keeps 53,000 soldiers in the east of the country.", {"Poland"}),
    ],
)
def test_a_place_without_a_name_is_the_last_of_its_kind(text, names):
    assert places(figures(text)[-1]) == names


@pytest.mark.parametrize(
    "text, names",
    [
        ("The war reached Aleppo. Six soldiers were killed when rebels fired rockets at a checkpoint in Homs.", {"Homs"}),
        ("Fighting went on in Sangin. Eleven marines have been killed in roadside attacks in Kandahar.", {"Kandahar"}),
        ("In Yobe State, hundreds of fighters overran a military base at Geidam.", {"Geidam"}),
        ("Clashes broke out at Dohuk. Forty soldiers died in ensuing clashes in southern and eastern Turkey.", {"Turkey"}),
        ("After Herat, 200 Italian soldiers of the last company crossed the bridge into Termez.", {"Termez"}),
    ],
)
def test_the_place_behind_a_figure_in_its_clause_beats_those_before(text, names):
    assert places(figures(text)[-1]) == names


@pytest.mark.parametrize(
    "text, name",
    [
        (
            "The chancellor said more than 300 soldiers would pull out of the northern province of Kunduz by May.",
            "Kunduz Province",
        ),
        ("Paris plans to pull 900 soldiers out of the town of Gao.", "Gao"),
        ("Some 200 advisers are to be withdrawn from the city of Mosul.", "Mosul"),
    ],
)
def test_a_plan_to_leave_is_from_there(text, name):
    assert places(figures(text)[0], "from") == {name}


@pytest.mark.parametrize(
    "text, names",
    [
        ("Ten soldiers of the Saudi-led coalition were killed in Yemen.", {"Yemen"}),
        ("In December, 23 soldiers were killed, and 30 wounded after gunmen stormed a compound in Bannu.", {"Bannu"}),
        ("Gunmen raided a post near Diffa on Sunday. They killed seven soldiers.", {"Diffa"}),
        ("A mine hit a lorry near Tarhuna. Three soldiers were killed in this attack.", {"Tarhuna"}),
        ("Rebels killed nine soldiers in Borno State. The rebels attacked an outpost in Rann before dawn.", {"Rann"}),
        ("An engineer died in Kabul. Rebels shelled an outpost near the town of Sangin, killing two soldiers.", {"Sangin"}),
    ],
)
def test_the_scene_that_the_words_around_tell(text, names):
    found = figures(text)
    claim = next(one for one in found if one.quantity_text in ("Ten", "23", "seven", "Three", "nine", "two"))
    assert places(claim) == names


@pytest.mark.parametrize(
    "text, number, names",
    [
        (
            "Rockets hit Gaza. On Sunday five reservists of the Alon Brigade were killed in southern Lebanon.",
            "five",
            {"Lebanon"},
        ),
        ("Two soldiers, Ido Levy, 21, from Haifa, and Noam Katz, 20, from Eilat, died in Gaza.", "Two", {"Gaza"}),
        (
            "The battle for Bakhmut ended. Claims from Moscow are that 6,000 soldiers were killed in Bakhmut.",
            "6,000",
            {"Bakhmut"},
        ),
        ("Clashes went on in Narino. Troops stormed a camp at Barbacoas. Five rebels were captured.", "Five", {"Barbacoas"}),
        ("The toll of the war has reached 723, 346 of them soldiers killed in Gaza.", "346", {"Gaza"}),
        ("Two soldiers were killed in Turkish government air strikes near the region of Idlib.", "Two", {"Idlib Governorate"}),
        ("Three marines were killed in the fighting in Jolo, Tan said.", "Three", {"Jolo"}),
        ("Nine rebels were killed while four soldiers were wounded in Patikul.", "Nine", {"Patikul"}),
        ("Twenty soldiers were killed in the Galwan valley.", "Twenty", {"Galwan valley"}),
    ],
)
def test_words_from_elsewhere_do_not_move_a_figure(text, number, names):
    claim = next(one for one in figures(text) if one.quantity_text == number)
    assert places(claim) == names


@pytest.mark.parametrize(
    "text, name",
    [
        ("Two soldiers were killed in Punjab's Gurdaspur district.", "Gurdaspur"),
        ("The army said 12 soldiers were killed in Syria's northwestern province of Idlib.", "Idlib Governorate"),
        ("Some 40 fighters died in Iraq's Mosul.", "Mosul"),
        ("Five militants have been killed in Jammu and Kashmir’s Kulgam district.", "Kulgam"),
        ("Nine soldiers fell in Niger's Diffa region.", "Diffa Region"),
    ],
)
def test_a_possessive_leads_to_the_closer_place(text, name):
    assert places(figures(text)[0]) == {name}


@pytest.mark.parametrize(
    "text, names",
    [
        ("NATO will send 4,000 troops to the Baltic states.", {"Baltic states"}),
        ("Some 4,000 soldiers will go to the Baltic region by May.", {"Baltic states"}),
        ("Two soldiers died in Jammu and Kashmir on Monday.", {"Jammu and Kashmir"}),
    ],
)
def test_a_name_of_several_words_is_one_place(text, names):
    claim = figures(text)[0]
    assert places(claim) | places(claim, "to") == names


@pytest.mark.parametrize(
    "text, number, names",
    [
        ("Rebels hold Falluja and Mosul. In the capital a bomb killed six soldiers.", "six", {"Baghdad"}),
        ("Fighting goes on in Kismayo and Baidoa. Two peacekeepers were killed in the capital.", "Two", {"Mogadishu"}),
        ("Clashes broke out in Omdurman. Four soldiers died near the capital on Sunday.", "Four", {"Khartoum"}),
        ("Gunmen struck at Herat. Seven soldiers were killed in the capital, the ministry said.", "Seven", {"Kabul"}),
        ("Shells hit Aden and Taiz. Nine soldiers were killed outside the capital.", "Nine", {"Sanaa"}),
    ],
)
def test_the_capital_is_that_of_the_country_spoken_of(text, number, names):
    claim = next(one for one in figures(text) if one.quantity_text == number)
    assert places(claim) == names


@pytest.mark.parametrize(
    "text, names",
    [
        ("France will send 300 gendarmes to Noumea, two days after riots in Thio.", {"Noumea"}),
        ("Britain is sending some 200 soldiers to Kosovo, a week after a gun battle in the village of Banjska.", {"Kosovo"}),
        ("Turkey sent 500 commandos to Pristina in May, days after clashes in Zvecan.", {"Pristina"}),
        ("Some 90 rangers went to Mafeteng, months before a vote in Quthing.", {"Mafeteng"}),
        ("Three rangers died in Maseru hours after gunmen entered the city.", {"Maseru"}),
    ],
)
def test_what_happened_at_another_time_has_another_place(text, names):
    assert places(figures(text)[0]) == names


@pytest.mark.parametrize(
    "text, names",
    [
        ("France airlifted 400 troops out of Niamey on Friday.", {"Niamey"}),
        ("Italy brought back 200 soldiers.", set()),
        ("Germany flew out its remaining 142 soldiers on Tuesday.", set()),
        ("Spain shipped home its last 110 soldiers in May.", set()),
        ("Some 300 deserters from the Malian army gave up in Mali.", {"Mali"}),
    ],
)
def test_who_is_brought_home_was_elsewhere(text, names):
    assert places(figures(text)[0]) == names


@pytest.mark.parametrize(
    "text, names",
    [
        ("Rwanda was the first to come to Mozambique. It has 2,500 soldiers there under a bilateral deal.", {"Mozambique"}),
        ("Somalia has 20,000 soldiers. Burundi, which had 4,500 troops there in 2022, pulled out.", {"Somalia"}),
        ("Britain sent 400 men to Kosovo. KFOR has about 4,500 troops there.", {"Kosovo"}),
    ],
)
def test_there_is_the_place_named_last(text, names):
    assert places(figures(text)[-1]) == names


@pytest.mark.parametrize(
    "text, names",
    [
        ("Kenya, which has 3,600 soldiers in Somalia, lost 14 men in a raid on Garissa.", [{"Somalia"}, {"Garissa"}]),
        ("Turkey, which keeps 30,000 troops in Cyprus, will send 500 commandos to Kosovo.", [{"Cyprus"}, {"Kosovo"}]),
        ("France, whose 1,500 soldiers in Niger were told to leave, moved 400 of them to Chad.", [{"Niger"}, {"Chad"}]),
        ("Uganda, which buried 54 soldiers in Kampala last week, said 12 more had died.", [{"Kampala"}, set()]),
        ("The army, which is fighting in Donetsk, lost 40 men on Friday.", [{"Donetsk"}]),
    ],
)
def test_the_place_of_a_figure_in_an_aside_is_its_own(text, names):
    assert [places(claim) for claim in figures(text)] == names


@pytest.mark.parametrize(
    "text, names",
    [
        ("Bangladesh offers 2,000 soldiers, Pakistan 5,000 and Nepal 850.", [set(), set(), set()]),
        ("Turkey has 12,000 soldiers in the north-west of Syria.", [{"Syria"}]),
        ("Britain flew 2,000 marines to the north of Norway.", [{"Norway"}]),
        ("South Korea keeps 1,200 soldiers in Erbil, Poland 900 at Diwaniya.", [{"Erbil"}, {"Diwaniya"}]),
        ("Three soldiers from the 3rd Brigade at Fort Carson were killed near Baghdad.", [{"Baghdad"}]),
        (
            "Washington will send 20,000 soldiers to Bosnia, most of them from the 1st Armored Division in Germany.",
            [{"Bosnia and Herzegovina"}],
        ),
        ("Fighting shook Damascus. A monitoring group in London said 62 soldiers died.", [{"Damascus"}]),
        ("Kenya sent 200 soldiers to Manda Bay after rebels attacked a base in Lamu.", [{"Manda Bay"}]),
        ("On Wednesday the Houthis took al-Anad, which 100 American commandos had left.", [{"Al-Anad Air Base"}]),
        ("Fighters, who once numbered up to 9,000, have pulled back to Hasakah and Kobani.", [set()]),
        ("KFOR had nearly 3,800 troops from 27 nations. Italy is happy.", [{"Kosovo"}]),
        ("Israel bombed Beirut. UNIFIL, with 1,990 peacekeepers, said it was hit.", [{"Lebanon"}]),
        ("Jets bombed Homs in answer to a raid in which eight soldiers died.", [set()]),
        ("Rebels admit an ambush near Homs in which eight soldiers died.", [{"Homs"}]),
        ("A garrison of 157 soldiers will stay at the embassy in Baghdad.", [{"Baghdad"}]),
        (
            "Germany has 1,700 soldiers in Visoko, France 2,200 around Mostar, Italy 1,500, Britain 1,800 at Banja Luka.",
            [{"Visoko"}, {"Mostar"}, set(), {"Banja Luka"}],
        ),
        ("Britain sent 300 soldiers to Kabul, Italy 200, Spain 100.", [{"Kabul"}, {"Kabul"}, {"Kabul"}]),
    ],
)
def test_who_gives_soldiers_is_no_place_and_the_north_of_a_country_is_one(text, names):
    assert [places(claim) for claim in figures(text)] == names


def test_a_countrys_share_in_brackets_is_there_whatever_befalls_others():
    found = figures("Poland is in Iraq. Spain (about 800 troops) and Ukraine (1,600 troops) have begun withdrawals this year.")
    assert [(claim.force_name, claim.status, claim.event_date) for claim in found] == [
        ("Spain", "deployed", None),
        ("Ukraine", "deployed", None),
    ]


def test_a_title_tells_the_place_of_the_labelled_items_below_it():
    title = "Who is still in Iraq? The list"
    text = title + "\n\nItaly: 2,800 soldiers in Nasiriyah. It may go.\n\nPoland: 1,450 soldiers.\n\nGeorgia: 850."
    assert [places(claim) for claim in figures(text, title)] == [{"Nasiriyah"}, {"Iraq"}, {"Iraq"}]


def test_a_place_told_before_is_not_taken_from_a_list_behind():
    text = (
        "Seven soldiers died in Guaviare on Sunday, the army said.\n\nFive others are missing. The ministry says the rebels "
        "have 3,300 men, most of them in Caqueta, Meta and Guaviare."
    )
    assert places(figures(text)[1]) == {"Guaviare"}


@pytest.mark.parametrize(
    "text, names",
    [
        ("They met some 400 Dutch peacekeepers, 30 of whom are being held in Bratunac.", [set(), {"Bratunac"}]),
        ("The rebels lost 45 men, 12 of them in Goma.", [set(), {"Goma"}]),
        ("The rebels lost 45 men, most of them in Goma.", [{"Goma"}]),
    ],
)
def test_where_a_part_is_is_not_where_the_whole_is(text, names):
    assert [places(claim) for claim in figures(text)] == names


@pytest.mark.parametrize(
    "text, names",
    [
        ("Around 9,000 tribesmen, trained by Turkey and the coalition, are to hold the ground.", set()),
        ("Some 5,000 rebels armed by Qatar and Turkey are in the hills.", set()),
        ("The 3,000 fighters backed by Iran shelled the base.", set()),
        ("About 600 soldiers lent by Chad guard the president.", set()),
        ("About 600 soldiers were killed by shells in Chad.", {"Chad"}),
        ("Sudan's rebels lost ground. Some 40 soldiers were killed on Sudanese soil by mines.", {"Sudan"}),
    ],
)
def test_who_trains_or_arms_them_is_not_where_they_are(text, names):
    assert places(figures(text)[0]) == names


@pytest.mark.parametrize(
    "text, names",
    [
        ("Two generals fell, and the Houthis, who keep 4,000 men in Hodeidah, sent more.", [set(), {"Hodeidah"}]),
        ("One colonel died, but Turkey, which had 900 soldiers in Idlib, stayed.", [set(), {"Idlib"}]),
    ],
)
def test_the_place_of_others_behind_a_figure_is_theirs(text, names):
    assert [places(claim) for claim in figures(text)] == names


@pytest.mark.parametrize(
    "text, names",
    [
        ("Rebels entered Goma on Monday. The city was held by 2,000 Congolese soldiers.", {"Goma"}),
        ("Gunmen came to Dikwa. In the town, 30 soldiers were killed.", {"Dikwa"}),
        ("French soldiers landed in Bangui. The town is now guarded by 900 soldiers.", {"Bangui"}),
        ("Rebels entered Goma on Monday. The city of Bukavu was held by 2,000 soldiers.", {"Bukavu"}),
    ],
)
def test_a_sentence_that_begins_with_the_town_is_about_it(text, names):
    assert places(figures(text)[-1]) == names


@pytest.mark.parametrize(
    "text",
    [
        "Nine soldiers fell, their commander in Goma told the radio.",
        "About 60 rebels were killed, doctors in Aden confirmed.",
        "Some 4,000 fighters took part, their command in Erbil said.",
        "Some 900 men took part in the attack, diplomats in Zagreb believe.",
        "The army admits 50 dead soldiers; attaches in Tbilisi think there were more.",
    ],
)
def test_where_somebody_speaks_is_where_it_was_said(text):
    assert {place.role for place in figures(text)[0].places} <= {"said"}


@pytest.mark.parametrize(
    "text, names",
    [
        ("Kenya has promised 1,000 soldiers and Chad sent 200.", [set(), set()]),
        ("Australia provides 4,500 soldiers; Thailand has pledged about 1,000.", [set(), set()]),
        ("Germany keeps 400 men in Gao and Spain withdrew 142.", [{"Gao"}, {"Gao"}]),
    ],
)
def test_who_sends_is_not_where_they_go(text, names):
    assert [places(claim) for claim in figures(text)] == names


@pytest.mark.parametrize(
    "text, names",
    [
        ("Some 200 soldiers have taken shelter at a base; others crossed into Gisenyi.", set()),
        ("Turkey lost 12 men; the rest of the column reached Idlib.", set()),
        ("Turkey lost 12 men near Idlib; the rest of the column reached Aleppo.", {"Idlib"}),
    ],
)
def test_a_place_behind_a_semicolon_is_anothers(text, names):
    assert places(figures(text)[0]) == names


@pytest.mark.parametrize(
    "text, names",
    [
        (
            "The rebels left Bunia. Tchomia lies on Lake Albert. A battalion of 700 from the Lendu FNI attacked the town.",
            {"Tchomia"},
        ),
        ("The army left Gao. Some 200 rebels had crossed to Menaka. Forty soldiers held the town.", {"Menaka"}),
    ],
)
def test_a_town_that_is_attacked_or_held_is_the_one_told_of_last(text, names):
    assert places(figures(text)[-1]) == names


def test_countries_that_contribute_are_no_places():
    text = (
        "Militia attacked Bunia in the Congo. A brigade of 3,800 soldiers, with Bangladesh, India and Pakistan as its "
        "main contributors, would hold Bunia."
    )
    assert places(figures(text)[0]) == {"Bunia"}


@pytest.mark.parametrize(
    "text, names",
    [
        ("Canada has promised 450 soldiers and began flying in from its base at Gagetown.", set()),
        ("Three conscripts were wounded by missiles aimed at Ganja.", set()),
        ("A lawyer said 64 fighters recruited around Idlib had been killed.", set()),
        ("Two of the wounded soldiers were flown to Nairobi.", set()),
        ("Gunmen killed nine soldiers near Wajir. Two of the wounded were flown to Nairobi.", {"Wajir"}),
        ("Some 1,200 soldiers crossed into Tajikistan from Badakhshan on Sunday.", {"Tajikistan"}),
        ("Three soldiers died at a post half an hour from El Fasher.", {"El Fasher"}),
        ("The loss of Goma, North Kivu's main city, was costly: 20 soldiers were killed.", {"Goma"}),
        ("Seven soldiers were killed in Khan Younis, Gaza.", {"Khan Younis"}),
    ],
)
def test_the_other_end_of_a_way_and_what_is_aimed_at_are_no_place(text, names):
    assert places(figures(text)[-1]) == names


@pytest.mark.parametrize(
    "text, number, names",
    [
        ("Canada, with 2,500 soldiers in Kandahar, has lost 69 men since 2002.", 1, set()),
        ("Berlin, two of whose engineers were taken in Wardak, will keep its 3,000 soldiers.", -1, set()),
        ("Ankara is sending 47 soldiers, and 130 troops stand ready in Gao.", 0, set()),
        ("Ankara is sending 47 soldiers, and 130 troops stand ready in Gao.", 1, {"Gao"}),
        ("A force of 4,000 soldiers will be discussed at Kigali next week.", 0, set()),
        ("Of the 5,800 soldiers promised, a hundred soldiers are in Gao.", 0, set()),
        ("Of the 5,800 soldiers promised, a hundred soldiers are in Gao.", 1, {"Gao"}),
        ("Chad has sent 400 soldiers to Gao and will send 2,000 soldiers more.", 1, set()),
        ("The rebels' spokesman, by telephone from Paris, admitted the death of 36 fighters.", 0, set()),
        ("The Soufan Group, a consultancy in New York, counts 900 dead fighters.", 0, set()),
        ("A sergeant was hurt at Bagram in May. An envoy was there; 19 soldiers were killed.", 0, {"Bagram Airfield"}),
        ("Kunduz itself fell on Sunday. The army says 5,000 fighters surrendered there.", 0, {"Kunduz"}),
        ("Rebels hold Damara with 100 fighters.", 0, {"Damara"}),
        ("The army pulled 300 soldiers out of Robotyne.", 0, {"Robotyne"}),
    ],
)
def test_the_place_of_another_figure_or_of_talks_is_not_its_own(text, number, names):
    found = [claim for claim in figures(text) if claim.status != "other" or claim.low]
    assert (
        places(found[number]) & ({"Kandahar", "Maidan Wardak Province", "Gao", "Kigali", "Paris", "New York"} | names) == names
    )


@pytest.mark.parametrize(
    "text, names",
    [
        ("MAIDUGURI, Nigeria - Gunmen on motorcycles killed nine soldiers at a checkpoint on Friday.", {"Maiduguri"}),
        ("KANDAHAR, Afghanistan - Ten soldiers died when a lorry blew up at their gate.", {"Kandahar"}),
        ("NAIROBI, Kenya - Gunmen killed nine soldiers at a checkpoint on Friday.", set()),
    ],
)
def test_what_a_report_from_a_town_tells_happened_there_unless_a_government_sits_in_it(text, names):
    assert places(figures(text)[0]) & {"Maiduguri", "Kandahar", "Nairobi"} == names


@pytest.mark.parametrize(
    "text, names",
    [
        ("The siege of Marawi is over. The army sent 6,500 soldiers to retake the city from its defenders.", {"Marawi"}),
        ("Israel struck Raqqa. The battle for Raqqa was long: the attackers numbered 30,000 fighters.", {"Raqqa"}),
    ],
)
def test_a_large_force_is_at_the_town_it_fights_for(text, names):
    assert places(figures(text)[0]) == names


@pytest.mark.parametrize(
    "text, number, names",
    [
        ("Some 500 marines landed in Kandahar. The number will rise to 1,000 in a few days.", 1, {"Kandahar"}),
        ("Ten soldiers died at Bria. Their toll now stands at 14 soldiers, a doctor said in Paris.", 1, {"Bria"}),
        ("- 11:05 El Geneina: A dozen Saudi marines secure the market.", 0, {"El Geneina"}),
        ("- 11:05 London: A dozen Saudi marines secure the quay.", 0, set()),
        ("KFOR is to have 50,000 soldiers.", 0, {"Kosovo"}),
        ("Nine soldiers died in the fort of Qala-i-Jangi, outside Mazar-i-Sharif.", 0, {"Qala-i-Jangi"}),
        ("Seoul's last 210 soldiers will leave Afghanistan. They met near Ghazni.", 0, {"Afghanistan"}),
        (
            "Missiles fell in Marib and Aden in Yemen. In Saudi Arabia a guard spoke. Egypt has 800 soldiers in the country.",
            0,
            {"Yemen"},
        ),
    ],
)
def test_a_count_goes_on_where_it_began_and_labels_and_missions_tell_where(text, number, names):
    assert places(figures(text)[number]) - {"Saudi Arabia"} == names


@pytest.mark.parametrize(
    "text, number, names",
    [
        ("The Swedes have a team of 13 soldiers, which stayed two days in Nuuk, and Norway sent three officers.", 1, "Nuuk"),
        ("The garrison counts 100 soldiers, not including the twelve men at Daneborg.", 0, "Daneborg"),
        ("Since the riots at Zvecan last year, Berlin has sent 155 soldiers more.", 0, "Zvecan"),
        ("Igor Girkin, who led rebels in Horlivka in 2014, wrote of 644 dead fighters.", 0, "Horlivka"),
        ("Rebel commanders in Zintan claimed 4,000 fighters had entered by night.", 0, "Zintan"),
        ("The firm lost 73 fighters, according to a news site in Vienna.", 0, "Vienna"),
    ],
)
def test_a_place_set_apart_or_told_of_a_source_is_not_the_figures(text, number, names):
    assert names not in places(figures(text)[number])


@pytest.mark.parametrize(
    "text, names",
    [
        ("Britain has 1,000 airmen at Dhahran, Sharjah and in Oman.", {"Dhahran", "Sharjah", "Oman"}),
        ("The force has 3,300 soldiers in eastern Chad and the north-east of Sudan.", {"Chad", "Sudan"}),
        ("Some 2,300 marines wait on three ships within sight of Beirut.", {"Beirut"}),
        ("Burundi keeps 18,000 soldiers on the Congolese side of the Ruzizi.", {"DR Congo"}),
    ],
)
def test_lists_sides_of_a_border_and_nearness_tell_places(text, names):
    assert places(figures(text)[0]) == names


def test_the_airport_is_the_one_told_of_long_before():
    text = "Turkey will have 500 soldiers at Kabul airport. Talks go on. Nothing is signed. At the airport, 20 soldiers stood."
    assert places(figures(text)[1]) == places(figures(text)[0])


@pytest.mark.parametrize(
    "text, number, names",
    [
        (
            "VUKOVAR: The defenders say they counted 150 enemy dead.\n\nBJELOVAR: Twelve soldiers died in a barracks.\n\n"
            "ZAGREB: The guard has grown.",
            1,
            {"Bjelovar"},
        ),
        ("MONUSCO has 1,500 soldiers in Goma, DR Congo. In the whole country they are 17,000 soldiers.", 1, {"DR Congo"}),
        ("Fighting went on in Nicosia and Famagusta in Cyprus. The army has 35,000 soldiers on the island.", 0, {"Cyprus"}),
        ("Gao, Kidal and Menaka in Mali are held. At Pau, Emmanuel Macron promises 220 soldiers more.", 0, {"Mali"}),
        ("Fighting went on in Rafah. Qatar and Turkey are to embed a few dozen officers.", 0, {"Rafah"}),
    ],
)
def test_items_lands_and_those_who_act(text, number, names):
    found = {place for place in places(figures(text)[number]) if place not in ("France",)}
    assert found == names


@pytest.mark.parametrize(
    "text, number, names",
    [
        ("- Ramadi, 23:00: Twelve soldiers were killed.\n\n- Fallujah, 19:30: Two soldiers fell.", 0, {"Ramadi"}),
        (
            "- Ramadi, 23:00: Twelve soldiers were killed.\n\n- Fallujah, 19:30: Two soldiers fell.",
            1,
            {"Fallujah"},
        ),
        ("France fights in Mali. Since January it has had 10,000 soldiers on the streets at home.", 0, {"France"}),
        ("Its force of 3,500 soldiers is spread over five countries of the Sahel.", 0, {"Sahel"}),
        ("Fighting shook Kidal. In Bamako a jihadist told a newspaper that nine fighters had died.", 0, {"Kidal"}),
        (
            "He slept at Yavoriv. A Scot, reached at a hotel in Rzeszow, said 300 foreign fighters were with him.",
            0,
            {"Yavoriv"},
        ),
    ],
)
def test_labels_with_the_hour_behind_home_and_who_is_asked(text, number, names):
    assert places(figures(text)[number]) == names


@pytest.mark.parametrize(
    "text, number, names",
    [
        ("Latvia held nothing back. Ukraine's ministry said 303 of its soldiers came home on Sunday.", 0, {"Ukraine"}),
        (
            "Talks went on in Geneva. In Kenya the trend is the other way. Some 4,000 soldiers took part in a drill.",
            0,
            {"Kenya"},
        ),
        ("Families in Boise saw off 140 soldiers, who will spend nine months in Kuwait.", 0, {"Kuwait"}),
    ],
)
def test_homecomings_scenes_and_what_lies_ahead(text, number, names):
    assert places(figures(text)[number]) == names
