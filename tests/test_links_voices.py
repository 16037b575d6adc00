"""Whose report a number belongs to over sentences, and how sources are told: tables of sentences, the numbers in [brackets]."""

from __future__ import annotations

import pytest

from tests.test_attributions import article, claims


def said(text: str) -> list[list[str]]:
    """The claimants of each headcount."""
    return [[c.name for c in claim.claimants] for claim in claims(article(text))]


def denied(text: str) -> list[list[str]]:
    """Who denies each headcount."""
    return [[c.name for c in claim.denied_by] for claim in claims(article(text))]


# "dismissed the claims, saying": the denier speaks, and what the rebels told in the sentences before is denied.
@pytest.mark.parametrize(
    "text, makers, deniers",
    [
        (
            "The rebels said they shot [14] soldiers. The defence ministry dismissed the rebel claims, saying [two] men died.",
            [["rebels"], ["defence ministry"]],
            [["defence ministry"], []],
        ),
        (
            "Al-Shabab said it killed [57] Kenyans at the base.\n\nHowever, Nairobi rejected the claim, saying [nine] fell.",
            [["Al-Shabab"], ["Kenya"]],
            [["Kenya"], []],
        ),
        (
            "The guerrillas spoke of [30] dead marines. The navy denied the report, adding that only [three] were hurt.",
            [["guerrillas"], ["navy"]],
            [["navy"], []],
        ),
        (
            "Yerevan claimed [200] Azeri dead. Baku disputed the figure, putting its losses at [12].",
            [["Armenia"], ["Azerbaijan"]],
            [["Azerbaijan"], []],
        ),
        (
            "The Tigers said [90] troops fell. The army refuted the Tigers' statement, saying it had lost [seven].",
            [["Tigers"], ["army"]],
            [["army"], []],
        ),
    ],
)
def test_who_denies_a_claim_and_gives_another_number_speaks_for_that_number_alone(text, makers, deniers):
    assert said(text) == makers
    assert denied(text) == deniers


@pytest.mark.parametrize(
    "text, expected",
    [
        ("[Nine] men died, General Sergei Orlov, deputy chief of the General Staff told reporters.", ["Sergei Orlov"]),
        ("[Six] rebels were shot, Colonel Ali Hamza, commander of the 3rd Brigade said on Friday.", ["Ali Hamza"]),
        ("Moussa Traore, mayor of the town said [11] gendarmes were buried.", ["Moussa Traore"]),
        ("Ana Lopez, spokeswoman for the governor announced that [five] soldiers were found.", ["Ana Lopez"]),
        ("[Four] policemen fell, Karim Noorzai, head of the provincial council told the agency.", ["Karim Noorzai"]),
    ],
)
def test_a_name_keeps_its_statement_over_a_title_that_no_comma_closes(text, expected):
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "The U.S. military said [three] soldiers died near Ramadi. A bomb killed [one] Marine, another statement said.",
            [["U.S. military"], ["U.S. military"]],
        ),
        (
            "The Lebanese army reported [two] dead. [Six] men were hurt in Tripoli, said another statement.",
            [["Lebanese army"], ["Lebanese army"]],
        ),
        (
            "The ministry confirmed [ten] deaths. [Four] more fell on Sunday, according to a statement issued earlier.",
            [["ministry"], ["ministry"]],
        ),
        (
            "Hezbollah named [two] of its dead. [One] fighter was killed at Blida, a second statement said.",
            [["Hezbollah"], ["Hezbollah"]],
        ),
        (
            "The coalition said [40] rebels were killed. A later statement put the dead at [55].",
            [["coalition"], ["coalition"]],
        ),
    ],
)
def test_another_statement_is_the_bodys_that_put_out_the_one_before(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("UN leader Kofi Annan was in Goma. President Paul Biya left. [Forty] men stay, the UN chief said.", [["Kofi Annan"]]),
        (
            "NATO head Jens Stoltenberg came to Oslo. Defence Minister Bjorn Gram spoke. The NATO chief said [500] would go.",
            [["Jens Stoltenberg"]],
        ),
        (
            "Black Tiger, a rebel force, said it laid the mines. The group denied a loss. It said [ten] troops died.",
            [["Black Tiger"]],
        ),
        ("The army said 12 soldiers died in the raid by Boko Haram. The group said it had killed [40].", [["Boko Haram"]]),
        ("The ministry said the FARC had lost 30 men. The group put its losses at [four].", [["FARC"]]),
        ("The Arakan Army took a town. [400] soldiers gave up, a spokesman for the group said.", [["Arakan Army"]]),
        ("Hamas fired rockets. A spokesman for the movement said [12] soldiers were killed.", [["Hamas"]]),
        (
            "The Kachin Independence Army attacked; the group's spokesman said [50] soldiers died.",
            [["Kachin Independence Army"]],
        ),
        ("The ministry gave no figure. A ministry spokesman said [20] soldiers were hurt.", [["ministry"]]),
        ("Yaw Brigade said it shelled a camp. The resistance group said [20] soldiers fled.", [["Yaw Brigade"]]),
        ("The Kani Brigade told us that an ambush was laid. It left [30] troops dead, the group claimed.", [["Kani Brigade"]]),
    ],
)
def test_the_chief_and_the_group_are_those_named_before_them(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("About [40,000] soldiers are still there, a report by The Sentry says, most of them in the hills.", ["Sentry"]),
        ("Some [300] soldiers have died there, a tally by the BBC suggests, and many are missing.", ["BBC"]),
        ("Wednesday's toll of [three] dead soldiers rose.", []),
        ("An al-Qaeda affiliate says it killed [40] soldiers at the post.", ["al-Qaeda affiliate"]),
        ("Observatory activists documented the death of [seven] fighters.", ["Observatory"]),
        ("Military and police personnel told Reuters that [30] men were shot.", ["Reuters", "police personnel"]),
        ("The ministry raised the number of dead guerrillas to [22].", ["ministry"]),
        ("The command lowered its count of missing men to [six].", ["command"]),
        ("[Forty] soldiers crossed the river, said a UN experts report obtained by Reuters.", ["UN experts"]),
        ("[Forty] soldiers crossed the river, according to a report by UN experts seen by AFP on Monday.", ["UN experts"]),
        ("[Nine] men fell, said the Karen National Union, quoted by the local press.", ["Karen National Union"]),
        ("[Five] men died, as confirmed by the rebel alliance, the M23.", ["M23"]),
        (
            "[Seventy] militants came, according to Major Filemon Reyes and police officials.",
            ["Filemon Reyes", "police officials"],
        ),
        ("Boko Haram claims the raid on the base, says it killed [60] soldiers", ["Boko Haram"]),
    ],
)
def test_offshoots_personnel_reports_seen_by_papers_and_verbs_behind_a_comma(text, expected):
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "A loss was feared, the British Ministry of Defence (MoD) has said. The MoD put it at [320].",
            "British Ministry of Defence",
        ),
        ("The Coordination of Azawad Movements (CMA) attacked. The CMA claimed [41] dead.", "Coordination of Azawad Movements"),
        ("Mali's Northern Armed Forces (NAFo) withdrew. NAFo said [six] soldiers died.", "Mali's Northern Armed Forces"),
        ("The Shan State Army (SSA-N) holds it. The SSA-N reported [nine] deaths.", "Shan State Army"),
        ("Prime Minister Nikol Sarkisian came. He said [12] men were lost. We have [12] dead, the PM said.", "Nikol Sarkisian"),
        ("A new UN report says the group has [20,000] members.", "United Nations"),
        ("Two anonymous Pentagon officials said that [7,000] men would go.", "Pentagon"),
        ("[300] men are there, according to reports that ask whether they are as weak as the army has suggested.", "reports"),
        ("General Marco Diaz gave no date but did say that [500] men would be sent.", "Marco Diaz"),
        ("Envoy John Rood called a Wall Street Journal report wrong, adding that [140] men stay.", "John Rood"),
    ],
)
def test_initials_stand_for_their_body_and_qualifiers_are_no_names(text, expected):
    assert {name for one in said(text) for name in one} == {expected}


@pytest.mark.parametrize(
    "text, expected",
    [
        ("U.S., Ukrainian and South Korean officials said [12,000] men went.", ["United States", "Ukraine", "South Korea"]),
        ("[Forty] rebels died, Afghan and American officials said.", ["Afghanistan", "United States"]),
        ("Turkish and Iraqi authorities put the number at [300].", ["Turkey", "Iraq"]),
        ("[Two] men fell, according to Indian and Pakistani officials.", ["India", "Pakistan"]),
        ("French and Malian military officials counted [19] dead.", ["France", "Mali"]),
        ("Black Tiger claimed the raid. [Ten] soldiers fell, according to Wednesday statements on Telegram.", ["Black Tiger"]),
        ("[Twelve] thousand men are there, the Security Council learned.", ["Security Council"]),
        ("[Six] men died, according to researchers at the Institute for the Study of War.", ["Institute for the Study of War"]),
        ('He spoke, Colonel Ali Sow said.\n\n"We fell into an ambush. But we killed [two] attackers."', ["Ali Sow"]),
    ],
)
def test_officials_of_countries_speak_one_by_one_and_quotations_go_on_over_paragraphs(text, expected):
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Lul Koang, the spokesperson of South Sudan's People's Defense Force (SSPDF), said [three] men died.", "Lul Koang"),
        ("Lam Gabriel, a spokesman for the SPLA-IO rebels confirmed [three] dead.", "Lam Gabriel"),
        ("Ali Khan, a spokesman for the defence ministry, said [three] men died.", "Ali Khan"),
        ("Omar Haddad, spokesman of Libya's National Army, said [three] men died.", "Omar Haddad"),
        ("Marc Diallo, a spokesman of the Malian army, told the agency that [three] men died.", "Marc Diallo"),
        ("A U.S. official said the war goes on. The official added that [900] men remain.", "United States"),
        ("Some [300] soldiers were killed, according to the Pentagon's spokesman, Pat Ryder.", "Pat Ryder"),
        ("[Two] soldiers were hurt, according to UNIFIL's spokesman, Andrea Tenenti.", "Andrea Tenenti"),
        ("Spain, whose 650-strong battalion patrols Marjayoun, said [one] of its men was killed.", "Spain"),
        ("A Saudi officer who asked not to be named guessed that [60,000] Iraqi troops were left.", "Saudi officer"),
        ("Italy said it could contribute up to [3,000] troops to the force.", "Italy"),
        ("The Assembly said [40] soldiers had died.", "Assembly"),
        ("The army officially says [300] soldiers died.", "army"),
        ("The mission has [4,513] soldiers, Kofi Annan wrote to the Council on Monday.", "Kofi Annan"),
        ("Some [40] of his men were missing, the colonel admitted to reporters.", "colonel"),
        ("Gordon Brown has hinted that [2,500] soldiers may stay.", "Gordon Brown"),
        ("The United Nations put [1,959] soldiers, police and militiamen dead in November alone.", "United Nations"),
        ("The Observatory had it at [50] soldiers.", "Observatory"),
    ],
)
def test_spokesmen_speak_under_their_own_name_and_officials_for_their_country(text, expected):
    assert {name for one in said(text) for name in one} == {expected}


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "State television quoted Defence Minister Omar Bah as saying that [seven] men were killed.",
            ["State television", "Omar Bah"],
        ),
        ("Reuters cited a medic as saying [nine] fighters were brought in.", ["Reuters", "medic"]),
        ("Interfax quoted the Russian Defence Ministry as saying [62] rebels fell.", ["Interfax", "Russian Defence Ministry"]),
        ("The newspaper quotes General Luis Vera as stating that [40] men deserted.", ["newspaper", "Luis Vera"]),
        ("Al Masirah quoted its spokesman as saying the group holds [200] men.", ["Al Masirah", "spokesman"]),
        ("The army and the police said in a joint statement that [12] men were killed.", ["army", "police"]),
        ("Governor Marat Kul was quoted as saying that [20] rebels were shot.", ["Marat Kul"]),
        ("The minister was quoted by Interfax as saying [20] rebels were shot.", ["Interfax", "minister"]),
        ("General Aung Min was quoted on Friday as saying that [40] men fell.", ["Aung Min"]),
        ("He quoted from a letter. [Nine] men were there.", []),
    ],
)
def test_who_is_quoted_as_saying_it_stands_behind_who_quotes_him(text, expected):
    assert said(text) == [expected]


def test_what_describes_a_speaker_is_not_what_he_says():
    assert said("We are ready, said General Ali Khan, who commands [8,000] soldiers in Basra.") == [[]]


def test_what_a_group_boasts_it_has_is_not_its_claim():
    assert said("The faction boasts an estimated [7,000] fighters.") == [[]]


# A lead without a source is told by whom the next sentence names for the same event; background is nobody's.
@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "[Five] policemen died at a checkpoint in Kandahar.\n\nAziz Karimi, a spokesman, said [two] others were hurt.",
            [["Aziz Karimi"], ["Aziz Karimi"]],
        ),
        (
            "A bomb killed [three] soldiers near Gao on Sunday.\n\nThe attack took place at dawn, the army said.",
            [["army"]],
        ),
        (
            "[Two] peacekeepers died on a road in the north.\n\nOlivier Sagado, a spokesman, said the blast hit their truck.",
            [["Olivier Sagado"]],
        ),
        (
            "Gunmen shot [six] gendarmes in the west.\n\nAnother [four] were wounded in the ambush, the governor said.",
            [["governor"], ["governor"]],
        ),
        (
            "[Nine] rebels fell in Sirte.\n\nMonday's raid was led by a drone, according to the Tripoli government.",
            [["Libya"]],
        ),
        (
            "[Nine] rebels fell in Sirte.\n\nThe president said he would go to Paris.",
            [[]],
        ),
        (
            "[Nine] rebels fell in Sirte.\n\nThe army said [seven] men had been killed in the clashes a week earlier.",
            [[], ["army"]],
        ),
    ],
)
def test_a_lead_without_a_source_is_told_by_the_one_the_next_sentence_names(text, expected):
    assert said(text) == expected


# In the same paragraph, what was "said to be" so and what happened "in the clash" is the report's; a day earlier is not.
@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "In a statement, the army reported a raid on its base. [At least 52] rebels were said to be wounded.",
            [["army"]],
        ),
        (
            "The spokesman said [12] soldiers were killed on Jolo. During the fight, [17] men were wounded.",
            [["spokesman"], ["spokesman"]],
        ),
        (
            "The army said rebels killed [five] soldiers on Friday. The ambush, in which [seven] were hurt, lasted an hour.",
            [["army"], ["army"]],
        ),
        (
            "The United Nations said [four] peacekeepers died. [Six] Malian soldiers were killed nearby a day earlier.",
            [["United Nations"], []],
        ),
        (
            "The ISPR said [five] attackers were shot in the raid. Last week, [two] soldiers died in Bajaur.",
            [["ISPR"], []],
        ),
        (
            'The ministry wrote that "[25] servicemen were returned. In return, [30] men were handed over."',
            [["ministry"], ["ministry"]],
        ),
    ],
)
def test_the_report_goes_on_in_its_own_event_and_not_in_an_earlier_one(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Losses\n\n[300]: soldiers killed at Misrata.\nSource: Libyan defence ministry", ["Libyan defence ministry"]),
        ("* [45] soldiers wounded at Brega (source: UN experts)", ["UN experts"]),
        ("The siege cost [120] rebels. Some [90] fled. Source: Syrian Observatory.", ["Syrian Observatory"] * 2),
        ('Claim: "We lost [600] men."\nWho said it: General Sarath Fonseka, on state television.', ["Sarath Fonseka"]),
        ("Claim: [500] mercenaries were flown in.\nMade by: the rebel council, on May 3.", ["rebel council"]),
        ("Strength: [9,000] soldiers (source: open).", []),
    ],
)
def test_a_source_noted_behind_a_figure_is_its_claimant(text, expected):
    assert [name for names in said(text) for name in names] == expected


def test_items_of_a_list_of_numbers_have_sources_of_their_own():
    text = "[900] - British soldiers at Kabul, the ministry said. Another [20] are ill.\n\n[600] - German soldiers."
    assert said(text) == [["ministry"], ["ministry"], []]


INTERVIEW = (
    "A buffer\n\nLieutenant General Patrick Nash commands the force in eastern Chad. He spoke to us near Paris.\n\n"
    "Q: How many soldiers do you have?\nA: About [3,300].\n\n"
    "Q: What comes after you?\nA: The United Nations. I am told it wants [6,000] men."
)


@pytest.mark.parametrize(
    "text, expected",
    [
        (INTERVIEW, [["Patrick Nash"]] * 2),
        (INTERVIEW.replace("Q: ", "").replace("A: ", ""), [["Patrick Nash"]] * 2),
        (INTERVIEW.replace("He spoke to us near Paris.", "He is 51."), [[], []]),
        (
            "Anatoly Nogovitsyn has met reporters in Moscow. Nogovitsyn says there are no plans to go on. Four tanks have been "
            "lost so far, he confirms. [Fourteen] servicemen are missing.",
            [["Anatoly Nogovitsyn"]],
        ),
        (
            "CORRECTION: A report gave the number of Bangladeshi peacekeepers as 490. It is [940], the UN says.",
            [["United Nations"]],
        ),
        ("Brussels recalled its whole contingent, [420] men, a week later.", [[]]),
        ("Austin gave no number. John Kirby did: at least [3,000] North Korean soldiers were in Russia.", [["John Kirby"]]),
        ("General Philip Breedlove went further: there were [40,000] Russian troops at the border.", [["Philip Breedlove"]]),
        ("Colonel Ali Hamza was more precise: [nine] soldiers had died at Gao.", [["Ali Hamza"]]),
        ('A Georgian officer scoffed: "They buried [400] soldiers at the very least."', [["Georgian officer"]]),
        ("Kyrylo Budanov had given a figure of [92,000] Russian troops in November.", [["Kyrylo Budanov"]]),
    ],
)
def test_interviews_and_those_who_speak_on_are_heard_and_rubrics_are_nobody(text, expected):
    assert said(text)[-len(expected) :] == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("It came from the governor, who told reporters that [11] soldiers had died in Kushar.", [["governor"]]),
        ("We met the mayor, who says [13] soldiers had died in Kushar.", [["mayor"]]),
        ("The witness is a doctor, who told us that [14] soldiers died. The mayor said [six] did.", [["doctor"], ["mayor"]]),
        ("Zagreb committed [150,000] men, by the count of UN officers, to the attack.", [["UN officers"]]),
        ("The army lost [300] men, on the estimate of two Western diplomats.", [["Western diplomats"]]),
        ("Some [60] Armenian soldiers are held at Baku, by the reckoning of the ombudsman.", [["ombudsman"]]),
        ("Of the [5,500] men whom the Security Council approved in September, [1,000] are in Port-au-Prince.", [[], []]),
        ("SAILORS: [Twenty-four] sailors are in jail in Moscow.", [[]]),
        ("DEAD: [Nine] soldiers at Gao.", [[]]),
        ("ISAF: [Nine] soldiers died. That is all.", [["ISAF"]]),
        ("Serhiy Khlan saw many flee, he said. General Mark Milley did not hide it: [300] fell, he said.", [["Mark Milley"]]),
        ("Serhiy Khlan spoke, he said. In New York, Mark Milley rose. [300] soldiers fell, he said.", [["Mark Milley"]]),
        ("Reporters briefed by the general wrote that [300] soldiers had died.", [["Reporters", "general"]]),
        ("The UPC had, by its own account, [3,000] combatants.", [["UPC"]]),
        ("M23 lost, by its own count, [12] men.", [["M23"]]),
        (
            "[Eighty-four] soldiers died, Igor Sergeyev said. Only [six] soldiers got away.",
            [["Igor Sergeyev"], ["Igor Sergeyev"]],
        ),
        ("Counting the cost of Hajja\n\nNumbers come from a preacher. He says [70] volunteers died.", [[]]),
    ],
)
def test_whose_count_it_is_and_roles_that_a_relative_clause_tells(text, expected):
    assert said(text) == expected
