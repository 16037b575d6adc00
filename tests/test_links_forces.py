"""Whose personnel a figure counts. A figure is marked [[so]] in each text; where a text has several, all are named in order."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from etl import actors, claims, sentences
from etl.links import forces
from etl.pipeline import extract
from etl.records import Article, Claim, Document, Quantity, Span
from tests.force_reports import REPORTS


def linked(marked: str, title: str | None = None) -> list[Claim]:
    """The text's figures with their forces; figures are marked [[20]], their statuses left open."""
    text, quantities = "", []
    for piece in re.split(r"(\[\[.*?\]\])", marked):
        if piece.startswith("[["):
            span = Span(len(text), len(text) + len(piece) - 4)
            value = int(re.sub(r"\D", "", piece) or 0) or sum(map(ord, piece.lower()))  # equal where the words are
            quantities.append(
                Quantity(
                    span=span,
                    low=value,
                    high=value,
                    vague=False,
                    measure="count",
                    rule="test",
                    phrase=Span(span.start, span.end + 25),
                )
            )
            piece = piece[2:-2]
        text += piece
    article = Article(
        document=Document(doc_id="test", text=text, title=title),
        sentences=sentences.split(text, title),
        tokens=sentences.tokens(text),
        quantities=tuple(quantities),
    )
    article = replace(article, actors=actors.find(article))
    done: list[Claim] = []
    for quantity in quantities:
        done.append(forces.link(claims._figure(quantity, article), article, done))
    return done


def names(marked: str) -> list[str | None]:
    return [claim.force_name for claim in linked(marked)]


@pytest.mark.parametrize(
    "marked, force",
    [
        ("The ministry said [[1,200]] Ethiopian troops had crossed the Tekeze river.", "Ethiopia"),
        ("At least [[40]] Rwandan rebels surrendered near Bunagana.", "Rwandan rebels"),
        ("Some [[300]] Croats were taken prisoner at Vukovar.", "Croatia"),
        ("An ambush near Kidal killed [[14]] Tuareg fighters.", "Tuareg rebels"),
        ("The air strike killed [[16]] Houthis in Hodeidah.", "Houthis"),
        ("About [[2,000]] Kurdish peshmerga fighters were sent to Kirkuk.", "Peshmerga"),
        ("[[Twelve]] US Marines were wounded outside Ramadi.", "United States"),
        ("NATO said [[three]] of its soldiers were killed by a bomb in Kandahar.", "NATO"),
        ("Officials counted [[dozens]] of Boko Haram fighters among the dead.", "Boko Haram"),
        ("Army helicopters killed [[25]] Taliban in Helmand.", "Taliban"),
        ("A convoy with [[60]] Ghanaian UN peacekeepers left Naqoura.", "Ghana"),
        ("The offensive cost the lives of [[90]] Afghan Taliban fighters.", "Taliban"),
        ("[[Two]] Royal Marines died in Sangin on Tuesday.", "United Kingdom"),
        ("More than [[500]] Bosnian Serb soldiers laid down their arms.", "Bosnian Serbs"),
        ("Gunmen shot dead [[seven]] Pakistani paramilitary soldiers near Quetta.", "Pakistan"),
        ("[[Hundreds]] of Mai-Mai fighters have joined the army.", "Mai-Mai"),
        ("Around [[150]] Sudanese government troops fled across the border.", "Sudan"),
        ("[[Nine]] Azeri servicemen were killed overnight.", "Azerbaijan"),
        ("In Goma [[200]] M23 rebels paraded on Sunday.", "M23"),
        ("The toll includes [[35]] Indian army jawans.", "India"),
        ("UN soldiers left. A small Danish medical unit of [[40]] soldiers stayed in Kutina.", "Denmark"),
        ("The UN force is there. France, expected to lead, has volunteered [[200]] engineers.", "France"),
        ("Turkey in numbers\n\n[[2,000]] - Syrian fighters hired for Azerbaijan.", "Syria"),
        (
            "The YPG, which says there is no Islamic State in Afrin, admits that [[31]] of its fighters died.",
            "YPG",
        ),
        (
            "In Lebanon, where Hezbollah joined in, Israel has ordered a retreat. [[Two]] of its soldiers were wounded.",
            "Israel",
        ),
    ],
)
def test_the_nationality_in_the_noun_phrase_is_the_force(marked, force):
    assert names(marked) == [force]


@pytest.mark.parametrize(
    "marked, force",
    [
        ("[[Eighteen]] soldiers from Uruguay arrived in Port-au-Prince.", "Uruguay"),
        ("The bomb killed [[four]] members of the Lebanese army.", "Lebanon"),
        ("[[Fifty]] members of Ansar Dine were arrested.", "Ansar Dine"),
        ("Some [[300]] fighters of the Arakan Army attacked the outpost.", "Arakan Army"),
        ("The mortar hit a post, killing [[two]] men of the 155th Brigade, a Ukrainian unit.", "Ukraine"),
        ("Of the [[8,000]] soldiers sent by Kampala only half returned.", "Uganda"),
        ("[[Six]] of the eleven gunmen shot at the border were Syrians.", "Syria"),
        ("[[Three]] soldiers, all Chadian, died when their truck hit a mine.", "Chad"),
        ("[[Five]] commandos serving in the ranks of the Wagner Group were captured.", "Wagner"),
        ("[[Nearly 300]] volunteers from Georgia fought at Hostomel.", "Georgia"),
        ("[[Seventy]] policemen from Senegal will go to Bangui.", "Senegal"),
        ("Yerevan counted [[192]] killed and [[511]] wounded of its own.", "Armenia"),
    ],
)
def test_the_words_behind_the_noun_name_the_force(marked, force):
    assert set(names(marked)) == {force}


@pytest.mark.parametrize(
    "marked, force",
    [
        ("Russia lost [[1,200]] men in a single day, the General Staff in Kyiv said.", "Russia"),
        ("Ukraine said Russia had lost [[about 1,000]] near Bakhmut.", "Russia"),
        ("Britain keeps [[around 900]] at Tapa in Estonia.", "United Kingdom"),
        ("Kenya has contributed [[4,000]] soldiers to the mission in Somalia.", "Kenya"),
        ("Chad, which borders Sudan, sent [[2,000]] more soldiers to Adre.", "Chad"),
        ("Ethiopia is thought to have [[60,000]] troops on the frontier.", "Ethiopia"),
        ("Al-Shabaab has [[between 7,000 and 12,000]] fighters.", "al-Shabaab"),
        ("Analysts say that Eritrea mobilised [[200,000]] men in the war.", "Eritrea"),
        ("According to the Pentagon, Iran deployed [[several hundred]] advisers in Syria.", "Iran"),
        ("Bamako concedes [[two]] dead and [[10]] wounded.", "Mali"),
        ("Hezbollah acknowledged the loss of [[eight]] men in Qusayr.", "Hezbollah"),
        ("By 1995 the United States had sent [[20,000]] soldiers to Bosnia.", "United States"),
        ("The Somali government wants to recruit [[18,000]].", "Somalia"),
        ("France pulled out its [[1,500]] by December.", "France"),
        ("The war had cost Iran [[200,000]] soldiers.", "Iran"),
        ("President Museveni has dispatched [[1,000]] to Bunia.", "Uganda"),
        ("Turkey's army massed [[80,000]] along the border.", "Turkey"),
        ("The Tigers lost [[250]] in the battle for Kilinochchi, the Sri Lankan army said.", "Tamil Tigers"),
    ],
)
def test_the_subject_of_losing_and_sending_is_the_force(marked, force):
    assert set(names(marked)) == {force}


@pytest.mark.parametrize(
    "marked, force",
    [
        ("Russian losses rose to [[1,100]] a day in May.", "Russia"),
        ("He put Wagner's strength in Ukraine at [[50,000]].", "Wagner"),
        ("The losses of the Iraqi army came to [[3,000]].", "Iraq"),
        ("Israel's military says its dead now number [[401]].", "Israel"),
        ("The Kenyan contingent in Haiti has grown to [[600]].", "Kenya"),
        ("ATMIS was down to [[some 12,000]] by the end of the year.", "African Union"),
        ("Casualties among Serb troops reached [[400]] in a week.", "Serbia"),
        ("The garrison of the Burundian army in Uvira, [[1,400]] strong, fled.", "Burundi"),
        ("Uganda [[4,500]]; Ethiopia [[2,500]]; Djibouti [[1,520]].", None),
        ("Americans in Iraq: [[some 2,500]] at the start of the year.", "United States"),
        ("NATO is in Kosovo. Italy has the largest contingent, [[852]].", "Italy"),
        ("Italy has 852 soldiers there, followed by the United States with [[561]].", "United States"),
        ("Ghana sent 900 men, Kenya with [[400]] came next.", "Kenya"),
        ("France is the biggest contributor with [[1,700]].", "France"),
        ("Burundi has 5,432 soldiers there, then come Ethiopia, 4,395, and Djibouti, [[1,000]].", "Djibouti"),
        ("The mission's largest contributors of troops are Chad, [[1,440]], and Egypt, 1,072.", "Chad"),
        ("Chad sent 2,000 soldiers. Togo's first [[150]] have landed in Bamako.", "Togo"),
        ("The Irish have 450 soldiers at Goz Beida, and the Poles, who arrived last, [[400]] at Iriba.", "Poland"),
        ("Romania added 130 soldiers.\n\nAnd the Serbian army?\nIts chief says the number was cut to [[4,500]].", "Serbia"),
        ("France has 900 soldiers there.\n\nHow big was the Malian army before the coup?\nSome [[7,000]].", "Mali"),
        ("The RSF fled. Despite the accord M23 still has a battalion in Uvira, [[some 500]] men.", "M23"),
        ("Croatia attacked. Russia crossed the old border with two brigades, [[about 5,000]] strong.", "Russia"),
        ("Cambodia keeps men on the ridge; a Thai colonel spoke of [[1,200]] on his side.", "Thailand"),
        ("Ghana lost men. Uruguay's guard battalion, [[some 550]] strong, would move to Kinshasa.", "Uruguay"),
        ("RUSSIAN FORCES: The president, asked on Sunday, put them at [[80,000]] around Ukraine's borders.", "Russia"),
    ],
)
def test_the_owner_of_losses_and_strength_is_the_force(marked, force):
    found = names(marked)
    assert found == ["Uganda", "Ethiopia", "Djibouti"] if force is None else found == [force]


@pytest.mark.parametrize(
    "marked, force",
    [
        ("Ukrainian drones killed [[50]] Russian soldiers near Tokmak.", "Russia"),
        ("Hamas killed [[eight]] Israeli soldiers in Rafah.", "Israel"),
        ("Israel said it had killed [[30]] Hezbollah fighters.", "Hezbollah"),
        ("The Syrian Observatory for Human Rights said [[19]] Turkish soldiers died near Saraqib.", "Turkey"),
        ("South Korea's spy agency said [[3,000]] North Korean troops were in Russia.", "North Korea"),
        ("Saudi-led air strikes killed [[40]] Houthi rebels.", "Houthis"),
        ("Armenia holds [[14]] Azerbaijani servicemen captured in the war.", "Azerbaijan"),
        ("Eritrean troops shelled a camp, killing [[three]] Ethiopian soldiers.", "Ethiopia"),
        ("US-backed forces captured [[200]] Islamic State fighters in Baghouz.", "Islamic State"),
        ("Russia returned the bodies of [[501]] Ukrainian soldiers.", "Ukraine"),
        ("RSF fighters ambushed a column and killed [[22]] Sudanese soldiers.", "Sudan"),
        ("FARC guerrillas freed [[ten]] Colombian policemen held since 1998.", "Colombia"),
    ],
)
def test_the_killer_and_the_source_are_not_the_force(marked, force):
    assert names(marked) == [force]


@pytest.mark.parametrize(
    "marked, forces_in_order",
    [
        ("[[Two thousand]] Kenyan soldiers are in Kismayo. [[Forty]] were killed in January.", ["Kenya", "Kenya"]),
        ("[[300]] Malian soldiers were killed and [[2,700]] wounded.", ["Mali", "Mali"]),
        ("Germany sent its 45th Brigade to Lithuania. [[About 400]] of its soldiers are there.", ["Germany"]),
        ("Israeli soldiers have two months to leave. [[Fifty-six]] of them were killed.", ["Israel"]),
        ("The Rwandan army denied the report. It has [[4,000]] men in Kivu, the UN says.", ["Rwanda"]),
        ("North Korean troops are in Kursk. [[11,000]] arrived in October, Kyiv said.", ["North Korea"]),
        ("Prigozhin said [[20,000]] of his fighters died in Bakhmut.", ["Wagner"]),
        ("LTTE fighters attacked at dawn. The Tigers lost [[50]], the army [[12]].", ["Tamil Tigers", None]),
        ("FARC rebels hit the base. [[Thirteen]] rebels died.", ["FARC"]),
        ("Colombian mercenaries fight in Darfur. [[22]] were killed and [[40]] want to go home.", ["Colombia", "Colombia"]),
        ("Burundi had [[10,000]] soldiers in the province; [[several hundred]] have come back.", ["Burundi", "Burundi"]),
    ],
)
def test_what_came_before_carries_over(marked, forces_in_order):
    found = names(marked)
    assert [name for name, wanted in zip(found, forces_in_order, strict=True) if wanted] == [
        name for name in forces_in_order if name
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "[[Sixty]] mercenaries from Tunisia and Egypt were killed.",
        "The two sides freed [[205]] each on Tuesday.",
        "[[Forty]] Russian and Syrian soldiers died in the crash.",
        "Fighting between Croat and Serb forces left [[70]] dead.",
        "[[3,000]] allied soldiers are based at Adazi.",
        "[[Eighty]] foreign fighters were buried there.",
        "[[Twenty]] soldiers were killed: fourteen South Africans, three Malawians and two Tanzanians.".replace(
            "fourteen", "[[fourteen]]"
        ).replace("three", "[[three]]"),
    ],
)
def test_a_mixed_force_stays_open(marked):
    assert names(marked)[0] is None


@pytest.mark.parametrize(
    "marked, force",
    [
        ("Clashes raged in Syria's Idlib. Regime troops advanced and [[19]] rebels were killed.", "Syrian rebels"),
        ("In Syria the regime lost Palmyra. [[At least 128]] loyalists died.", "Syria"),
        ("In Israel, [[17]] soldiers have been killed since October.", "Israel"),
        ("[[Six]] khwarij were sent to hell, Pakistan's army said.", None),
        ("The Pakistani military said security forces killed [[13]] khwarij near Bannu.", None),
        ("ISPR said troops had surrounded [[about 30]] khawarij in Pakistan.", None),
        ("US envoy Kerry arrived. [[Five]] army soldiers were martyred, the Afghan defense ministry said.", "Afghanistan"),
        ("Russia vetoed the draft. [[Nine]] army soldiers have been killed, the Syrian military said.", "Syria"),
        ("The United States condemned it. [[Six]] army troops died, the Pakistani army said.", "Pakistan"),
        ("Iran denied it. The attack left [[three]] army officers dead, the Iraqi defence ministry said.", "Iraq"),
        ("Turkey sent aid. [[Two]] army soldiers were killed by gunmen, the Lebanese army said.", "Lebanon"),
        ("The Turkish president spoke. [[Eleven]] soldiers were hurt in the shelling, the Lebanese army said.", "Lebanon"),
        ("Ukraine's General Staff said [[1,950]] enemy soldiers were killed.", "Russia"),
        ("[[Twelve]] Congolese rebels came out of the forest.", "Congolese rebels"),
        ("Chechen rebels fled. Russia sent [[3,500]] paratroopers, among their best soldiers, there.", "Russia"),
        ("Around [[100]] junta soldiers from Light Infantry Battalions 558 and 561 held out in Myanmar.", "Myanmar"),
        ("In Nepal, soldiers and at least [[10]] Maoists died in the clash.", "Maoists"),
        ("Chechen rebels hailed the release of [[eight]] captive Russian soldiers.", "Russia"),
    ],
)
def test_common_nouns_are_read_in_their_war(marked, force):
    assert names(marked) == [force]


def test_each_unit_is_of_its_own_country():
    marked = "A Polish contingent of [[900]] soldiers and a Ukrainian brigade of [[1,650]] are in Diwaniya."
    assert names(marked) == ["Poland", "Ukraine"]


def test_the_evidence_names_words_and_rule():
    (claim,) = linked("Serbia withdrew [[40,000]] soldiers from Kosovo.")
    evidence = claim.words("force")
    assert (claim.force, evidence.basis, evidence.rule) == ("SRB", "words", "subject that lost or sent (name: noun)")
    assert evidence.span == Span(0, 6)


@pytest.mark.parametrize("marked, in_order", REPORTS, ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_every_figure_of_a_report_has_its_force(marked, in_order):
    assert names(marked) == in_order


def test_a_text_may_end_with_its_dead():
    assert names("Ukraine's army counted [[31]] dead") == ["Ukraine"]


@pytest.mark.parametrize(
    "text, force",
    [
        ("JNIM claimed it had killed 60 soldiers in Djibo.", "Burkina Faso"),
        ("Al-Shabaab fighters killed seven soldiers near Mandera in Kenya.", "Kenya"),
        ("Boko Haram killed 23 soldiers in N'Djamena, Chad.", "Chad"),
        ("The PKK, which fights Turkey, killed nine soldiers near Dohuk in Iraq.", "Turkey"),
        ("The FARC killed nine soldiers near Bogota.", "Colombia"),
        (
            "Hezbollah killed four conscripts. Israel's army mourned. Israeli media told it; Israel closed a road near Haifa.",
            "Israel",
        ),
        ("Al-Shabaab killed 12 soldiers. The United States wept; American officials and US drones were near.", "Somalia"),
    ],
)
def test_a_group_kills_the_soldiers_of_where_it_strikes_unless_its_enemy_is_named(text, force):
    (claim,) = (c for c in extract(Document(doc_id="t", text=text)).claims if c.kind == "figure")
    assert claim.force_name == force


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Some 10,229 Russian soldiers had died. The Ukrainian general staff claims 97,270.", ["Russia", "Russia"]),
        ("Azerbaijan admits the loss of 2,783 soldiers. Armenia claims 7,600.", ["Azerbaijan", "Azerbaijan"]),
        ("The Kosovo Liberation Army claims 20,000 fighters.", ["Kosovo Liberation Army"]),
        ("Georgian troops fled. The general staff in Moscow admits to 74 dead and 19 missing soldiers.", ["Russia", "Russia"]),
        ("Armenian soldiers died. The defence ministry in Baku admitted the death of 12 soldiers.", ["Azerbaijan"]),
        (
            "French officers trained it. It fights the Rwandan Patriotic Front. The Front has 600 men.",
            ["Rwandan Patriotic Front"],
        ),
        ("The Polisario Front fights Morocco. The Front itself has 3,000 fighters.", ["Polisario Front"]),
        ("Russian soldiers came. For South Ossetia's militia, some 3,000 men, no one speaks.", ["South Ossetia"]),
        (
            "Two armies\n\nRUSSIA\n\nAbout 700,000 soldiers, it is said.\n\nUKRAINE\n\nLosses: 46,000 soldiers killed."
            "\n\nLosses: 90 soldiers missing.",
            ["Russia", "Ukraine", "Ukraine"],
        ),
        ("Some 40 terrorists were neutralised in the operation against the YPG in Afrin.", ["YPG"]),
        ("The army said it had killed 12 terrorists in its campaign against Boko Haram.", ["Boko Haram"]),
        ("In an offensive against M23, 50 fighters were wounded, Kinshasa said.", ["M23"]),
        ("Russian soldiers advanced. They left 300 wounded Ukrainians behind.", ["Ukraine"]),
        ("Denmark is ready with 800 for Latvia, its soldiers' new base.", ["Denmark"]),
        (
            "NATO needs men. Germany offers 700 for Slovakia, beside the 1,000 soldiers it has in Lithuania.",
            ["Germany", "Germany"],
        ),
    ],
)
def test_who_claims_dead_or_is_given_soldiers_is_not_whose_they_are(text, expected):
    found = (c for c in extract(Document(doc_id="t", text=text)).claims if c.kind == "figure")
    assert [claim.force_name for claim in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Iraqi soldiers hold Baquba with Iraqi police.\n\nSome 28,500 soldiers arrived in Iraq by June.",
        "Malian soldiers fled. Malian officers wept.\n\nAbout 900 soldiers were sent to Mali in May.",
    ],
)
def test_where_they_go_is_not_whose_they_are(text):
    (claim,) = (c for c in extract(Document(doc_id="t", text=text)).claims if c.kind == "figure")
    assert claim.force_name is None
