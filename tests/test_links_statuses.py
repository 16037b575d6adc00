"""Which status a figure gets: the word that governs the number, by verb, noun, tense, voice and what stands between."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl import quantities, sentences, statuses
from etl.claims import _figure
from etl.links import statuses as link
from etl.records import Article, Claim, Document, Span, Toponym
from tests.growth import growth


def figures(text: str, places: tuple[str, ...] = (), title: str | None = None) -> list[Claim]:
    """The text's figures with their status; `places` are names that the place stage would find."""
    article = Article(
        document=Document(doc_id="a", text=text, title=title),
        sentences=sentences.split(text, title),
        tokens=sentences.tokens(text),
    )
    spans = [Span(at, at + len(name)) for name in places if (at := text.find(name)) >= 0]
    found = [Toponym(span=span, name=span.of(text), kind="city", use="literal", rule="test") for span in spans]
    article = replace(article, toponyms=tuple(sorted(found, key=lambda toponym: toponym.span)))
    article = replace(article, quantities=quantities.find(article))
    article = replace(article, statuses=statuses.find(article))
    done: list[Claim] = []
    for quantity in article.quantities:
        done.append(link.link(_figure(quantity, article), article, done))
    return done


def told(text: str, places: tuple[str, ...] = ()) -> str:
    """The statuses of the text's figures in order, as one line: "killed 300, wounded 2700"."""
    return ", ".join(f"{claim.status} {claim.quantity_text}" for claim in figures(text, places))


CASES = {
    "a verb governs the number behind it": [
        ("The suicide truck killed 27 Malian soldiers in Gao.", "killed 27"),
        ("Gunmen wounded four Pakistani paramilitary troops near Quetta.", "wounded four"),
        ("The column lost 70 fighters on the road to Bangui.", "casualties 70"),
        ("Tigrayan forces captured at least 500 Ethiopian soldiers.", "captured at least 500"),
        ("Senegal deployed 600 soldiers to Banjul.", "deployed 600"),
        ("Canberra has dispatched another 300 troops to the Gulf.", "deployed 300"),
        ("The coalition trained 12,000 Iraqi recruits.", "training 12,000"),
        ("Paris withdrew 1,300 soldiers from Niamey.", "withdrawn 1,300"),
        ("The junta freed 46 Ivorian soldiers.", "withdrawn 46"),
        ("Moscow called up 50,000 reservists.", "other 50,000"),
    ],
    "the subject of a verb without object, or of the passive": [
        ("Nine peacekeepers died when their plane crashed.", "killed Nine"),
        ("Some 250 rebels laid down their arms in Daraa.", "captured Some 250"),
        ("About 1,500 Fijian soldiers arrived in Baghdad.", "deployed About 1,500"),
        ("More than 3,000 conscripts have deserted since June.", "withdrawn More than 3,000"),
        ("Sixteen officers were shot dead in the barracks.", "killed Sixteen"),
        ("Eleven marines were taken prisoner.", "captured Eleven"),
        ("Up to 400 fighters were wounded in the shelling of Idlib.", "wounded Up to 400"),
        ("2,000 soldiers are being trained in Kenya.", "training 2,000"),
        ("Roughly 700 insurgents are besieging the base.", "fighting Roughly 700"),
        ("The remains of 36 soldiers were returned; 36 soldiers had been executed.", "killed 36, killed 36"),
    ],
    "a word beside the number": [
        ("The ambush left 30 soldiers dead.", "killed 30"),
        ("The army admitted 17 soldiers dead and 40 soldiers wounded.", "killed 17, wounded 40"),
        ("The brigade has suffered 900 casualties.", "casualties 900"),
        ("Kyiv holds 300 prisoners of war.", "captured 300"),
        ("The commander spoke of 25 soldiers missing in action.", "missing 25"),
        ("The 400 soldiers are listed as deserters.", "withdrawn 400"),
        ("The regiment reported 620 soldiers killed and 1,100 soldiers wounded.", "killed 620, wounded 1,100"),
        ("Losses stood at 1,200 men, the ministry said.", "casualties 1,200"),
        ("The military death toll rose to 85 soldiers.", "killed 85"),
        ("The country has an army of 200,000 soldiers.", "strength 200,000"),
    ],
    "two numbers, two statuses": [
        ("The raid killed 300 soldiers and wounded 2,700.", "killed 300, wounded 2,700"),
        ("Two civilians and eight soldiers were killed, 30 troops injured.", "killed eight, wounded 30"),
        ("Azerbaijan lost 192 servicemen killed and 511 wounded.", "killed 192, wounded 511"),
        ("Some 40 rebels were killed and 15 were captured.", "killed Some 40, captured 15"),
        ("They killed 84 mercenaries and 47 Malian soldiers.", "killed 84, killed 47"),
        ("Three soldiers died in hospital and nine soldiers remain missing.", "killed Three, missing nine"),
        ("The army has 5,000 soldiers in the town and 2,000 more are on their way.", "deployed 5,000, en_route 2,000"),
    ],
    "a part inherits, unless it has a word of its own": [
        ("Thirty soldiers were killed, including six officers.", "killed Thirty, killed six"),
        ("A force of 800 soldiers, of whom 60 are wounded, holds the fort.", "strength 800, wounded 60"),
        ("More than 1,000 soldiers have been wounded, among them 200 conscripts.", "wounded More than 1,000, wounded 200"),
        ("Ten soldiers were killed, including three officers advising the army.", "killed Ten, killed three"),
        ("The militia suffered 500 casualties, 120 of them dead.", "casualties 500, killed 120"),
    ],
    "a plan is planned, whoever makes it": [
        ("Kigali plans to send 1,000 soldiers to Maputo.", "planned 1,000"),
        ("Parliament approved the deployment of 350 troops.", "planned 350"),
        ("Another 2,000 marines are due to arrive in March.", "planned 2,000"),
        ("Jakarta has pledged 8,000 peacekeepers for Gaza.", "planned 8,000"),
        ("The alliance is considering sending up to 4,000 soldiers.", "planned up to 4,000"),
        ("Ankara was preparing to send 500 commandos across the border.", "planned 500"),
        ("The president ordered 3,000 soldiers to the border.", "planned 3,000"),
        ("Washington may send 1,500 more troops to Iraq.", "planned 1,500"),
        ("Some 700 Bangladeshi soldiers are expected to leave for Darfur.", "planned Some 700"),
        ("They agreed to withdraw 2,500 soldiers.", "planned 2,500"),
        ("By 2027 there are to be 4,800 soldiers in the base.", "planned 4,800"),
        ("The army will train 20,000 recruits next year.", "planned 20,000"),
    ],
    "what becomes of a unit outweighs how strong it is": [
        ("Germany has announced plans to station a brigade comprising 800 troops in Lithuania.", "planned 800"),
        ("France wants to set up a force made up of 300 soldiers.", "planned 300"),
        ("The bloc deployed a force consisting of 900 soldiers.", "deployed 900"),
        ("The rebels destroyed a unit composed of 60 soldiers.", "killed 60"),
        ("The mission, comprising 480 troops, is to leave Mali.", "planned 480"),
        ("The brigade was a force made up of 300 soldiers.", "strength 300"),
    ],
    "the total with it": [
        ("The army lost 130 men on Friday, bringing the total since the war began to 7500.", "casualties 130, casualties 7500"),
        ("Another 300 fighters surrendered, bringing the total to 2100.", "captured 300, captured 2100"),
        ("The army killed 12 rebels on Friday, raising the week's total to 40.", "killed 12, killed 40"),
        ("Two more soldiers died on Sunday, taking the toll to 49.", "killed Two, killed 49"),
        ("Turkey moved 500 fighters out of Idlib.", "withdrawn 500"),
        ("The bloc airlifted 300 observers out of Goma.", "withdrawn 300"),
    ],
    "held by them, fallen, taken in": [
        ("The town is held by 200 fighters.", "deployed 200"),
        ("Forty of our men are held by 200 fighters.", "captured Forty, deployed 200"),
        ("Of the 600 Cameroonian soldiers deployed there, 87 have fallen to Boko Haram.", "deployed 600, killed 87"),
        ("Two officers fell to sniper fire.", "killed Two"),
        ("900 former rebels were absorbed into the national army.", "other 900"),
        (
            "The state demobilised 80 guerrillas after his death, but only 50 were taken into the army.",
            "withdrawn 80, other 50",
        ),
    ],
    "left there": [
        ("Obama said he would leave 840 troops in Afghanistan when he steps down.", "deployed 840"),
        ("The plan leaves 900 soldiers in Syria.", "deployed 900"),
        ("Biden decided to leave 650 troops there.", "deployed 650"),
        ("The withdrawal will leave 250 soldiers on the ground.", "deployed 250"),
        ("The ambush left 12 soldiers dead in Gaza.", "killed 12"),
    ],
    "left dead, gone home": [
        ("The group has only 250 fighters left.", "strength 250"),
        ("The last 250 fighters left.", "withdrawn 250"),
        ("The ambush left nine soldiers of the Ivorian contingent dead and eight hurt.", "killed nine, wounded eight"),
        ("The clash left 12 fighters from the group dead.", "killed 12"),
        ("300 soldiers of the first brigade are going home.", "withdrawn 300"),
        ("The 90 soldiers of the garrison who flew home are in Accra.", "withdrawn 90"),
    ],
    "an object that goes on": [
        ("Gunmen shot dead two officials and three soldiers.", "killed three"),
        ("The blast tore apart two trucks, killing a driver and three soldiers.", "killed three"),
        ("The bomb killed a judge and wounded several bystanders and six soldiers.", "wounded six"),
        ("The raid killed the mayor, his son and three gendarmes.", "killed three"),
        ("They captured the bridge and 40 soldiers.", "captured 40"),
        ("A mine killed one child and two soldiers were wounded.", "wounded two"),
        ("He fled the town and 30 soldiers followed.", "withdrawn 30"),
    ],
    "who is already there is there": [
        ("The Pentagon will send 300 more soldiers to Iraq, on top of the 350 already there.", "planned 300, deployed 350"),
        ("Kenya is sending 400 officers to join the 40 who are already there.", "planned 400, deployed 40"),
    ],
    "killed or missing": [
        ("The ministry estimated that 250 soldiers have been killed or are missing.", "casualties 250"),
        ("900 rebels were killed or went missing in the battle.", "casualties 900"),
        ("40 soldiers are dead or missing after the ambush.", "casualties 40"),
        ("15 gendarmes were wounded or captured.", "casualties 15"),
        ("Military deaths pass 900 while troops fight on.", "killed 900"),
    ],
    "what is said to be so is so": [
        ("900 Eritrean troops were estimated to be currently deployed near the border.", "deployed 900"),
        ("400 Chadian soldiers are thought to be now stationed in the north.", "deployed 400"),
        ("700 mercenaries were reported to be still fighting in the ruins.", "fighting 700"),
        ("500 recruits are said to be presently training near Benghazi.", "training 500"),
        ("200 soldiers appear to be heading for the border.", "en_route 200"),
        ("200 soldiers are to be deployed on the border.", "planned 200"),
    ],
    "a finished course, and men under instruction, are training": [
        ("Some 900 soldiers graduated in Kabul.", "training Some 900"),
        ("The Americans had been training 400 Syrian fighters in Jordan.", "training 400"),
        ("Some 2,300 soldiers completed their training in eastern France.", "training Some 2,300"),
        ("About 5,000 men are at training grounds in Belarus.", "training About 5,000"),
    ],
    "from, to and by": [
        ("The deal cuts the force in Iraq from 5,200 soldiers to 3,000 soldiers.", "deployed 5,200, planned 3,000"),
        ("The order reduces the contingent from 900 soldiers to 400 soldiers.", "deployed 900, planned 400"),
        ("The Pentagon will reduce its troops by 2,200 soldiers.", "planned 2,200"),
        ("The number of soldiers in Mali fell to 1,500 troops.", "deployed 1,500"),
        ("They plan to withdraw 5,000 of the 14,000 soldiers.", "planned 5,000, deployed 14,000"),
        ("He announced the sending of 21,000 soldiers.", "planned 21,000"),
    ],
    "what a number is compared with": [
        (
            "About 5,500 American soldiers remain in Iraq, down from a peak of 170,000 soldiers.",
            "deployed About 5,500, deployed 170,000",
        ),
        ("Losses came to 3,000 soldiers. The general put it at 2,500 men.", "casualties 3,000, casualties 2,500"),
        ("The dead number 900 soldiers, up from the 600 soldiers he gave in May.", "killed 900, killed 600"),
    ],
    "who is being sent is not there yet": [
        ("Washington is sending 3,000 additional soldiers to the Gulf.", "planned 3,000"),
        ("Some 700 paratroopers are being deployed to the Gulf.", "planned Some 700"),
        ("The UN force is to grow to 5,500 soldiers from its present 503 soldiers.", "planned 5,500, deployed 503"),
        ("Spain will complete the deployment of 600 soldiers this week.", "planned 600"),
    ],
    "on the way, there, in the fight": [
        ("A convoy of 200 Chadian soldiers is on its way to Diffa.", "en_route 200"),
        ("The first 1,000 soldiers are en route to Juba.", "en_route 1,000"),
        ("About 500 guardsmen are heading for the capital.", "en_route About 500"),
        ("Some 9,000 soldiers are stationed in Gyumri.", "deployed Some 9,000"),
        ("More than 100,000 troops have massed on the border.", "deployed More than 100,000"),
        ("16,000 of the reservists are in combat.", "fighting 16,000"),
        ("About 600 fighters stormed the airport.", "fighting About 600"),
        ("The 1,200 soldiers serving with combat units get no leave.", "fighting 1,200"),
    ],
    "gone": [
        ("The last 200 Danish soldiers left Helmand.", "withdrawn 200"),
        ("Dozens of officials and 300 soldiers defected to the rebels.", "withdrawn 300"),
        ("Another 90 soldiers were exchanged on Thursday.", "withdrawn 90"),
        ("Two thousand soldiers were pulled back from the Litani.", "withdrawn Two thousand"),
        ("350 prisoners of war came home.", "withdrawn 350"),
    ],
    "how strong a force is": [
        ("The group is thought to have between 2,000 and 3,000 fighters.", "strength between 2,000 and 3,000"),
        ("The garrison numbers 4,000 soldiers.", "strength 4,000"),
        ("A 10,000-strong militia rules the province.", "strength 10,000"),
        ("The mission comprises 12,000 soldiers.", "deployed 12,000"),
        ("The army comprises 12,000 soldiers.", "strength 12,000"),
    ],
    "who is somewhere is deployed": [
        ("Togo has 750 soldiers in Mali.", "deployed 750"),
        ("There are 2,500 American troops in Iraq.", "deployed 2,500"),
        ("Turkey had 30,000 soldiers on the ground.", "deployed 30,000"),
        ("The force in Ukraine numbers 420,000 soldiers.", "deployed 420,000"),
    ],
    "a verb that only describes does not decide": [
        ("The 300 soldiers sent to Goma last week have been killed.", "killed 300"),
        ("Forty guards who had surrendered were executed.", "killed Forty"),
        ("Two hundred soldiers stationed at the airfield were wounded.", "wounded Two hundred"),
        ("The rebels killed 20 soldiers guarding the bridge.", "killed 20"),
        ("Police arrested two soldiers suspected of fighting for the rebels.", "captured two"),
    ],
    "asides do not count": [
        ("Their losses, he said, stood at 315 soldiers.", "casualties 315"),
        ("About 41,000 soldiers, he went on, are serving with combat units.", "fighting About 41,000"),
        ("Some 90 instructors, as the mercenaries are called, landed in Niamey.", "deployed Some 90"),
    ],
    "more than one verb": [
        ("One soldier, captured on Monday, died of his wounds.", "killed One"),
        ("He is to send 500 sappers, as well as 300 soldiers to rebuild what was destroyed.", "planned 500, planned 300"),
        ("Both sides have freed soldiers before, most recently 205 soldiers each.", "withdrawn 205"),
        ("Beijing pledged 3,000 troops, with 900 soldiers already in Mali.", "planned 3,000, deployed 900"),
        ("Two hundred soldiers, now in Kenya, will be sent to Goma.", "planned Two hundred"),
    ],
    "other words of other wars": [
        ("Four soldiers embraced martyrdom in the exchange of fire.", "killed Four"),
        ("More than 20 peacekeepers were evacuated for medical treatment.", "wounded More than 20"),
        ("The Serbs held 245 peacekeepers as hostages.", "captured 245"),
        ("The 46 soldiers are being held in a prison in Mali.", "captured 46"),
        ("Forty of its soldiers are still in captivity.", "captured Forty"),
        ("Seven gallant soldiers paid the supreme sacrifice.", "killed Seven"),
        ("The patrol was fired upon by about 50 gunmen.", "fighting about 50"),
        ("About 500 guerrillas overran the police base.", "fighting About 500"),
        (
            "They took prisoner more than 700 soldiers, among them 43 officers, and posted videos.",
            "captured more than 700, captured 43",
        ),
    ],
    "who will stay is there, who will patrol is not": [
        ("Roughly 160 soldiers will stay in Iraq.", "deployed Roughly 160"),
        ("Six thousand soldiers will patrol the capital.", "planned Six thousand"),
        ("The army shrank from 102,000 soldiers to 73,000 soldiers.", "strength 102,000, strength 73,000"),
        ("The peacekeeping force was cut from 50,000 soldiers to 4,500 soldiers.", "deployed 50,000, deployed 4,500"),
        ("The whereabouts of 23 soldiers are unknown.", "missing 23"),
        ("The last 1,000 soldiers would be home by May.", "planned 1,000"),
        ("Some 3,000 soldiers mutinied over unpaid wages.", "other Some 3,000"),
    ],
    "exercises, growth and what is not done": [
        ("The exercise brought together 75,000 Russian soldiers.", "other 75,000"),
        ("The group swelled from 1,000 fighters to nearly 20,000 fighters.", "strength 1,000, strength nearly 20,000"),
        ("The territorial force is to reach 53,000 soldiers by May.", "planned 53,000"),
        ("The allies would provide 300,000 soldiers, up from 40,000 soldiers today.", "planned 300,000, deployed 40,000"),
        ("Its 38,000 soldiers in Mali could not protect the enclaves.", "deployed 38,000"),
    ],
    "missions and battles": [
        ("Ethiopian soldiers killed, wounded or captured 7,800 Eritrean troops.", "casualties 7,800"),
        ("Some 13,700 soldiers were killed, injured or taken prisoner.", "casualties Some 13,700"),
        ("Currently there are 12,723 soldiers.", "deployed 12,723"),
        ("That is 60 percent of the 19,555 troops allowed.", "planned 19,555"),
        ("They are to join 136 observers already on the ground.", "deployed 136"),
        ("Another 176 soldiers of an engineering company are due this week.", "planned 176"),
        ("The first battalion is composed of 680 soldiers.", "strength 680"),
    ],
    "shared words and refusals": [
        ("The attack left 19 soldiers and four gendarmes dead.", "killed 19, killed four"),
        ("Seven soldiers of the guard were sentenced to death.", "other Seven"),
        ("Some 60 soldiers refused to deploy.", "other Some 60"),
        ("The brigade rotated out 1,200 soldiers at night.", "withdrawn 1,200"),
        ("The movement, estimated at 5,500 fighters, controls the city.", "strength 5,500"),
        ("The first 500 troops will fly out next week.", "planned 500"),
    ],
    "one modal, two verbs": [
        ("Germany will end its mission and bring home its 1,000 soldiers.", "planned 1,000"),
        ("More than 470 officers were taken into military custody.", "captured More than 470"),
        ("North Korea has lost 600 soldiers out of a force of 15,000 soldiers.", "casualties 600, strength 15,000"),
        ("Some 45,000 British troops took part in the invasion.", "fighting Some 45,000"),
    ],
    "guesses, shares and asides": [
        ("Moscow may have massed 190,000 soldiers near the border.", "deployed 190,000"),
        ("Losses came to 537,000 soldiers, of which 1,230 in the past day.", "casualties 537,000, casualties 1,230"),
        ("Another 20,000 soldiers are due by August.", "planned 20,000"),
        ("There are 9,000 soldiers in Mali and 2,000 more are due in May.", "deployed 9,000, planned 2,000"),
        ("About 200 Russian paratroopers rolled into the capital before dawn.", "deployed About 200"),
        ("Two soldiers whom Ukraine took alive had asked for asylum.", "captured Two"),
        ("Rwanda has 4,000 soldiers supporting the rebels.", "deployed 4,000"),
        ("Nine of its soldiers had died, seven serving with the mission.", "killed Nine, killed seven"),
        ("Some 300 fighters left Gaza for Lebanon by sea.", "en_route Some 300"),
        ("The army, 300,000 soldiers on paper, melted away.", "strength 300,000"),
        ("NATO is to hold its biggest drills in decades with 90,000 soldiers.", "other 90,000"),
    ],
    "agency prose": [
        ("The shelling left 12 soldiers dead and 30 soldiers wounded.", "killed 12, wounded 30"),
        ("The bodies of 15 fighters were found near the dam.", "killed 15"),
        ("An ambush in which 14 soldiers died shocked the country.", "killed 14"),
        ("He confirmed the death of 20 soldiers.", "killed 20"),
        ("The assault ended with 30 rebels killed.", "killed 30"),
        ("Twenty militants were eliminated and 10 militants arrested.", "killed Twenty, captured 10"),
        ("The campaign has cost the lives of 14,000 soldiers.", "killed 14,000"),
        ("The army is battling 300 militants in the hills.", "fighting 300"),
        ("Troops clashed with 200 rebels near the dam.", "fighting 200"),
        ("Washington will leave about 900 troops in Iraq.", "deployed about 900"),
        ("Some 500 fighters pledged allegiance to the group and are in Mali.", "deployed Some 500"),
        ("Tehran recruited thousands of Afghan fighters.", "other thousands"),
        ("The government wants 20,000 more soldiers.", "planned 20,000"),
        ("The convoy was attacked by 60 gunmen on motorbikes.", "fighting 60"),
        ("The ministry put the number of deserters at 4,000 soldiers.", "withdrawn 4,000"),
    ],
    "a clause with another subject, a noun that looks like a verb": [
        ("The raid killed 11 soldiers in night-time attacks on the line.", "killed 11"),
        ("Six soldiers and a driver were killed on the road.", "killed Six"),
        ("The battle involved 40,000 troops and left 3,000 soldiers dead.", "other 40,000, killed 3,000"),
        ("Two soldiers sent to Mali and six soldiers stationed in Iraq were killed.", "killed Two, killed six"),
        ("Some 900 rebels are dug in in the mountains.", "deployed Some 900"),
        ("Ten soldiers and three rebels were killed, and 15 soldiers hurt.", "killed Ten, killed three, wounded 15"),
        ("The army encountered some 60 rebels near the dam.", "fighting some 60"),
        ("The firefight left seven soldiers wounded and several rebels are believed to have been hit.", "wounded seven"),
    ],
    "what stands in between, what is short of": [
        ("The deaths of a general, 27 soldiers and a pilot shook the capital.", "killed 27"),
        ("The army is left with a shortfall of 12,000 soldiers.", "other 12,000"),
        ("Some 900 recruits could quickly be deployed to Mali.", "planned Some 900"),
        (
            "The army speaks of a first assessment of 31 soldiers and three rebels killed.",
            "killed 31, killed three",
        ),
        ("We lost dozens of soldiers there and several are hurt.", "casualties dozens"),
        ("The helicopter fell; two soldiers survived.", "other two"),
        ("IS had lost 300 of its fighters there.", "casualties 300"),
        ("Kampala will pull 281 soldiers out of the country.", "planned 281"),
    ],
    "what is shown, given or charged": [
        ("Washington released photos showing 40,000 Russian troops near Gyumri.", "deployed 40,000"),
        ("Up to 90,000 troops are massing near Goma.", "deployed Up to 90,000"),
        ("A court sentenced 24 soldiers to long prison terms.", "other 24"),
        ("Eighteen soldiers are accused of mutiny.", "other Eighteen"),
        ("Oslo is providing basic training for 1,200 soldiers.", "training 1,200"),
        ("The cabinet has the right to deploy 800 troops to Mali.", "planned 800"),
        ("The mission will be increased by 70 soldiers.", "planned 70"),
        ("At least 1,000 fighters may still be in Iraq.", "deployed At least 1,000"),
        ("More than 5,000 foreign fighters travelled to Iraq.", "deployed More than 5,000"),
    ],
    "who kills others fights": [
        ("Ten gunmen killed at least 25 people in Kabul.", "fighting Ten"),
        ("Two soldiers opened fire, killing three soldiers.", "fighting Two, killed three"),
        ("Some 400 rebels took the town of Bria.", "fighting Some 400"),
        ("About 900 rebels seized control of the airfield.", "fighting About 900"),
        ("Twenty soldiers wounded in the raid were flown out.", "wounded Twenty"),
    ],
    "counted, housed, lost from sight": [
        ("The number of soldiers killed there has reached 300 soldiers.", "killed 300"),
        ("Contact with 36 soldiers has been lost.", "missing 36"),
        ("More than 20,000 soldiers guard the valley.", "deployed More than 20,000"),
        ("The base is home to 3,000 soldiers.", "deployed 3,000"),
        ("The camp houses 1,200 soldiers.", "deployed 1,200"),
        ("Only 400 of the promised 2,500 soldiers came.", "deployed 400, planned 2,500"),
        ("The regiment lost a third of its 1,500 soldiers.", "deployed 1,500"),
        ("Parliament voted to raise the number of soldiers in Mali to 650 soldiers.", "planned 650"),
        ("Three soldiers were charged with the killing of a trader.", "other Three"),
    ],
    "parts, shares and months in between": [
        (
            "Twenty-five soldiers, 3 of them officers, were killed and 70 soldiers wounded.",
            "killed Twenty-five, killed 3, wounded 70",
        ),
        ("He recruited 50,000 fighters and about 20% of them died.", "other 50,000"),
        ("Three peacekeepers kidnapped in May were released.", "withdrawn Three"),
        ("Reports tell of 26 soldiers dead, 10 soldiers missing and 50 soldiers injured.", "killed 26, missing 10, wounded 50"),
        ("The papers counted two officers and 12 soldiers dead.", "killed two, killed 12"),
        ("Some 43 soldiers were either dead or seriously injured.", "casualties Some 43"),
    ],
    "the number of the dead": [
        ("The number of killed soldiers rises to 1,221 soldiers.", "killed 1,221"),
        ("By May 900 soldiers had died. The number has now grown to 1,300 soldiers.", "killed 900, strength 1,300"),
        ("The loss of lives includes an officer and two soldiers.", "killed two"),
    ],
    "what is proposed, what there is": [
        ("Proposals to enlarge the force to 5,000 soldiers were rejected.", "planned 5,000"),
        ("The unit would have 600 to 700 soldiers.", "planned 600 to 700"),
        ("The force was meant to have 2,500 soldiers.", "planned 2,500"),
        ("The force has been downsized from 14,000 soldiers to 10,000 soldiers.", "deployed 14,000, deployed 10,000"),
        ("Their share, 7,800 soldiers, is to shrink to 7,000 soldiers.", "deployed 7,800, planned 7,000"),
        ("The group is thought to number 3,000 fighters.", "strength 3,000"),
        ("Around 4,000 troops have fanned out across the border.", "deployed Around 4,000"),
        ("Some 100 soldiers have abandoned their outposts.", "withdrawn Some 100"),
        ("About 2,000 fighters are on the run.", "withdrawn About 2,000"),
        ("Moscow freed 25 soldiers. In return, 25 soldiers were transferred.", "withdrawn 25, withdrawn 25"),
    ],
    "not found, set upon, to be made up of": [
        ("Some 30 soldiers have not been found.", "missing Some 30"),
        ("About 33 soldiers were killed, injured or gone missing.", "casualties About 33"),
        ("The patrol was set upon by nearly 300 fighters.", "fighting nearly 300"),
        ("Some 400 troops are searching the hills.", "deployed Some 400"),
        ("The battalion will be made up of 500 soldiers.", "planned 500"),
        ("The battle group has 1,500 soldiers, of whom 700 are Canadian soldiers.", "strength 1,500, strength 700"),
        ("We are reducing the mission to 5,500 soldiers from 10,000 soldiers.", "planned 5,500, deployed 10,000"),
        ("The government launched a drive to recruit 50,000 soldiers.", "planned 50,000"),
        ("The rebels announced the release of 1,000 soldiers.", "withdrawn 1,000"),
        ("Israel doubles its call-up to 360,000 reservists.", "other 360,000"),
        ("They lost 310 soldiers on Monday and 41,000 soldiers since fighting began.", "casualties 310, casualties 41,000"),
        ("Seventeen others, wounded soldiers, had not survived.", "killed Seventeen"),
    ],
    "from what there is to what is to come": [
        ("The force will number 2,600 soldiers when it is complete.", "planned 2,600"),
        ("The army wants to grow from 30,000 soldiers to 45,000 soldiers.", "strength 30,000, planned 45,000"),
        ("Fifteen soldiers handed themselves in.", "captured Fifteen"),
        ("Around 100 soldiers who surrendered or fled were seen there.", "captured Around 100"),
        ("A transport plane with 49 soldiers was shot down.", "other 49"),
        ("The minister thanked the 300 soldiers who had fought the fires.", "other 300"),
    ],
    "captured before, free now": [
        ("The rebels handed over 12 captured soldiers to the Red Cross.", "withdrawn 12"),
        ("Three peacekeepers abducted in May were released unharmed.", "withdrawn Three"),
        ("A court freed two soldiers held over the shooting.", "withdrawn two"),
        ("Dakar brought its 300 soldiers home.", "withdrawn 300"),
        ("The militants released a video of 21 captured soldiers.", "captured 21"),
    ],
    "taken, and by whom or where": [
        ("A spokesman confirmed that 33 British soldiers had been taken at Gorazde.", "captured 33"),
        ("Twelve soldiers were taken near the bridge.", "captured Twelve"),
        ("Some 40 soldiers have been taken by the rebels.", "captured Some 40"),
        ("Thirty troops were taken when the post fell.", "captured Thirty"),
        ("The post was taken near the bridge; 12 soldiers fled.", "withdrawn 12"),
    ],
    "begun with so many, ashore, and more of the dead": [
        ("Kyiv began the raid with up to 10,000 of its best soldiers.", "fighting up to 10,000"),
        ("Eritrea opened the drive with 20,000 soldiers.", "fighting 20,000"),
        ("The army started its campaign with 900 men.", "fighting 900"),
        ("Some 6,000 U.S. troops are now ashore.", "deployed Some 6,000"),
        ("Eleven soldiers died, the army said, raising the count of dead by three.", "killed Eleven, killed three"),
        ("Two soldiers died on Monday, raising the toll by two.", "killed Two, killed two"),
    ],
    "in whose hands": [
        ("Nine soldiers are in rebel hands.", "captured Nine"),
        ("Nine soldiers remain in the hands of the rebels.", "captured Nine"),
        ("The town is in rebel hands; 300 soldiers fled.", "withdrawn 300"),
        ("Some 300 soldiers fled when the town was in rebel hands.", "withdrawn Some 300"),
        ("The fort, in enemy hands, has 60 soldiers.", "strength 60"),
    ],
    "listed as so many of a kind": [
        ("Twenty-one soldiers are listed as missing and nine as prisoners.", "missing Twenty-one, captured nine"),
        ("The army listed 12 soldiers as dead and three as captured.", "killed 12, captured three"),
        ("Six marines were counted as wounded, two as missing.", "wounded Six, missing two"),
    ],
    "the number of those who": [
        ("That brought to 91 the number of American soldiers' deaths.", "killed 91"),
        ("Forces raised to more than 300 the number of peacekeepers they hold.", "captured more than 300"),
        ("The bomb brought to 40 the number of soldiers wounded this year.", "wounded 40"),
    ],
    "parts behind a dash, answers, labels": [
        ("Nine soldiers died on Monday - seven in a truck near Hit, the others in Diyala.", "killed Nine, killed seven"),
        ("Six soldiers were hurt on Monday – four near Kidal, two in Gao.", "wounded Six, wounded four, wounded two"),
        ("How many soldiers were captured? About 300 Iraqi soldiers, the ministry says.", "captured About 300"),
        ("How many have died? Some 66,000 Afghan troops, a study says.", "killed Some 66,000"),
        ("Still there: 135,000 American soldiers, 45,000 British soldiers.", "deployed 135,000, deployed 45,000"),
        ("Opposition papers say 400 soldiers are there already.", "deployed 400"),
        ("Fifty thousand soldiers on paper.", "strength Fifty thousand"),
        ("Some 600 soldiers were being readied.", "planned Some 600"),
    ],
    "another count of the same": [
        (
            "At least 11 soldiers died in the hills, an officer said. A major gave a higher count of 17.",
            "killed At least 11, killed 17",
        ),
        ("The rebels killed 30 soldiers, the army said. A surgeon cited a figure of 41.", "killed 30, killed 41"),
        (
            "Some 20 rebels were captured near Kidal. The governor offered a lower number of 12.",
            "captured Some 20, captured 12",
        ),
        ("Twenty soldiers were wounded. A medic mentioned a slightly higher tally of 26.", "wounded Twenty, wounded 26"),
    ],
    "freed, given back, given up": [
        ("Twenty-two prisoners of the rebel army were set free.", "withdrawn Twenty-two"),
        ("The 40 prisoners of the army walked free on Sunday.", "withdrawn 40"),
        ("Nine soldiers laid down their lives in the raid.", "killed Nine"),
        ("Three terrorists were sent to hell in the raid.", "killed Three"),
        ("Five rebels were apprehended after an exchange of fire.", "captured Five"),
        ("The general recommends sending 4,000 soldiers.", "planned 4,000"),
    ],
    "the figure before names its parts": [
        (
            "Thirteen peacekeepers were killed. The number includes nine soldiers of one battalion.",
            "killed Thirteen, killed nine",
        ),
        ("Forty soldiers were wounded. Among them were six marines.", "wounded Forty, wounded six"),
        (
            "At least 200 soldiers surrendered at Paletwa. Some of the 200 soldiers were seen later.",
            "captured At least 200, captured 200",
        ),
    ],
    "headlines": [
        ("Bomb kills 12 soldiers in Mogadishu", "killed 12"),
        ("Seoul to send 300 engineers to Iraq", "planned 300"),
        ("Six UN peacekeepers hurt in Lebanon", "wounded Six"),
        ("40 soldiers dead in Burkina Faso attack", "killed 40"),
    ],
    "the same number again": [
        ("Chad sent 1,200 soldiers to Mali. Paris welcomed the 1,200 soldiers.", "deployed 1,200, deployed 1,200"),
        ("Losses came to 4,000 men. He had used the same total, 4,000 soldiers, in May.", "casualties 4,000, casualties 4,000"),
    ],
    "left dead, promised, capped": [
        ("Fighting in the north left 43 rebels and a government soldier dead.", "killed 43"),
        ("The ambush left six soldiers and their interpreter wounded.", "wounded six"),
        ("Clashes left 12 militiamen and a tribal elder dead on Monday.", "killed 12"),
        ("Two soldiers died when a mine went off near Gyumri, another two in a gunfight in Goma.", "killed Two, killed two"),
        ("Chad sent 300 soldiers to Mali, far short of the 1,000 it had promised.", "deployed 300, planned 1,000"),
        ("Oman has 200 soldiers in Iraq, not the 500 they had hoped for.", "deployed 200, planned 500"),
        ("The alliance hopes to cut its 7,000-member force in Iraq.", "strength 7,000"),
        ("The council may reduce the 6,500-strong force next year.", "strength 6,500"),
        ("The base had been manned by 120 Kenyan soldiers.", "deployed 120"),
        ("The regiment is supported by 900 gunners.", "deployed 900"),
        ("The force peaked at about 300,000 soldiers.", "strength about 300,000"),
        ("Togo plans to form a 600-strong battalion.", "planned 600"),
        ("Another 2,000 militants may be operating in the hills.", "deployed 2,000"),
        ("According to the figures released, 26,000 soldiers were killed.", "killed 26,000"),
        ("The town paid tribute to the 38 soldiers killed in the crash.", "killed 38"),
        ("An alliance's training mission has 16,000 troops in Iraq.", "deployed 16,000"),
    ],
    "died or wounded": [
        ("More than 200,000 soldiers have died or been wounded since February.", "casualties More than 200,000"),
        ("Some 300 soldiers died or were captured.", "killed Some 300"),
    ],
    "what is told of next month is a plan": [
        ("Some 400 marines arrive in Mali next week.", "planned Some 400"),
        ("France is sending 300 paratroopers to Niamey next month.", "planned 300"),
        ("Sweden withdraws its 250 soldiers from Mali next year.", "planned 250"),
        ("The 900 soldiers leave later this month.", "planned 900"),
        ("About 80 soldiers leave Goma tomorrow.", "planned About 80"),
        ("The mission has 14,000 troops in Mali and its mandate ends next month.", "deployed 14,000"),
    ],
    "another clause is another matter": [
        ("Officials put the dead at 100 soldiers and the injured at 1,000.", "killed 100, wounded 1,000"),
        ("While 20 civilians were killed, 300 soldiers were sent to the town.", "deployed 300"),
        ("The 800 soldiers remain in the town, where fighters killed a mayor.", "deployed 800"),
    ],
    "across asides": [
        ("The dead include 215 fighters - including some who carried out attacks - and 143 troops.", "killed 215, killed 143"),
        ("The dead include 40 rebels – most of them foreigners – and 12 soldiers.", "killed 40, killed 12"),
        ("Dozens of soldiers at the northern base, known as camp Chin, had surrendered.", "captured Dozens"),
        ("Some 90 fighters in the suburb, dubbed the Triangle, laid down their arms.", "captured Some 90"),
        ("About 30 soldiers at the fort, located on a ridge, were killed.", "killed About 30"),
        ("Six troops — one of whom commanded the post — were wounded.", "wounded Six"),
    ],
    "what the dead were is no status": [
        ("Of the 440 fighters killed, approximately 30 were identified as commanders.", "killed 440, killed approximately 30"),
        ("Of the 60 soldiers wounded, 11 were identified as officers.", "wounded 60, wounded 11"),
        ("Of the 90 rebels captured, 14 were identified as Syrians.", "captured 90, captured 14"),
    ],
    "deeds told by a noun": [
        ("The statement reported the neutralization of 101 fighters.", "killed 101"),
        ("The ministry announced the liquidation of 19 saboteurs.", "killed 19"),
        ("The spokesman hailed the elimination of 25 militants.", "killed 25"),
        ("The governor condemned the slaying of six soldiers.", "killed six"),
        ("Villagers spoke of the slaughter of nine soldiers.", "killed nine"),
    ],
    "how large an army is, was and is to be": [
        ("The current strength of the Kenyan military stands at 24,000.", "strength 24,000"),
        ("The law would increase the size of the army by 37,000 soldiers.", "planned 37,000"),
        (
            "The army had more than 40,000 contract soldiers, including 14,000 in the ground forces.",
            "strength more than 40,000, strength 14,000",
        ),
        ("The force has dwindled from a high of 9,000 to 2,000 men.", "deployed 9,000, deployed 2,000"),
        ("The mission shrank from a peak of 3,000 to 800 soldiers.", "deployed 3,000, deployed 800"),
    ],
    "what is needed is a plan": [
        ("The president said 200,000 soldiers are the minimum required for a mission.", "planned 200,000"),
        ("Some 15,000 peacekeepers are necessary to watch the truce.", "planned Some 15,000"),
        ("The mission requires 3,000 more soldiers.", "planned 3,000"),
        ("A force of 20,000 would be enough.", "planned 20,000"),
        ("A garrison of 900 men would suffice.", "planned 900"),
    ],
    "clothes are no combat, and what is to be put there is a plan": [
        ("ECOWAS plans to put 3,250 men on the ground.", "planned 3,250"),
        ("The union hopes to put 8,000 soldiers on the ground.", "planned 8,000"),
        ("Some 20 soldiers in combat fatigues arrived in Monrovia.", "deployed Some 20"),
        ("The 60 soldiers in combat gear were sent to the airport.", "deployed 60"),
        ("The 600 soldiers are in combat.", "fighting 600"),
    ],
    "days of fighting are a time": [
        ("They killed 84 rebels and 47 soldiers in three days of intense fighting at the camp.", "killed 84, killed 47"),
        ("The army captured 12 rebels and 30 soldiers in two weeks of clashes.", "captured 12, captured 30"),
        ("The raid killed nine rebels and two soldiers in five hours of battle.", "killed nine, killed two"),
    ],
    "who is yet to be found is missing": [
        ("Over 40 soldiers were yet to be accounted for.", "missing Over 40"),
        ("The officer said 12 of his men are yet to be found.", "missing 12"),
        ("Some 60 soldiers have yet to be located.", "missing Some 60"),
    ],
    "a force whose strength is told as known is there": [
        ("The new mission will assume authority from the 7,000-strong force.", "deployed 7,000"),
        ("The union will learn from the 9,000-strong contingent in Bangui.", "deployed 9,000"),
        ("France will withdraw its 4,500-strong force from Mali.", "planned 4,500"),
        ("Nigeria will send the 3,000-strong brigade to Liberia.", "planned 3,000"),
        ("France will complete the deployment of its 2,500-man force this week.", "planned 2,500"),
    ],
    "there are some, and others": [
        ("There are 9,000 troops in the north, and another 3,000 should arrive soon.", "deployed 9,000, planned 3,000"),
        ("There are 400 rebels in the hills, and another 60 were killed.", "deployed 400, killed 60"),
        ("There were 300 soldiers and 20 officers killed in the raid.", "killed 300, killed 20"),
    ],
    "what befell the whole befell the part": [
        ("About 1,200 people were killed in the attack, including more than 300 soldiers.", "killed more than 300"),
        ("Some 60 people were wounded in the assault, including 12 soldiers.", "wounded 12"),
        ("The raid killed 40 people, including 12 soldiers.", "killed 12"),
    ],
    "who makes up a force": [
        ("About 30,000 troops make up the coalition.", "strength About 30,000"),
        ("Some 4,000 fighters make up the militia.", "strength Some 4,000"),
    ],
    "other words for being there and for killing": [
        ("Another 2,000 militants were believed to reside near the city.", "deployed 2,000"),
        ("The army said it had taken out six commanders.", "killed six"),
        ("Drones took out 20 militants.", "killed 20"),
        ("The army killed 14,000 of Hamas' estimated 25,000 fighters.", "killed 14,000, deployed estimated 25,000"),
    ],
    "what others put a force at": [
        (
            "The army said 300 rebels had been killed. Analysts put the number of rebels between 2,000 and 3,000.",
            "killed 300, strength between 2,000 and 3,000",
        ),
        (
            "About 90 fighters were wounded. Estimates put the total number of fighters at 4,000.",
            "wounded About 90, strength 4,000",
        ),
        ("Diplomats put the force at between 500 and 700 men.", "strength between 500 and 700"),
        ("Analysts put the militia at 3,000 men.", "strength 3,000"),
    ],
    "who beats an attack off fights": [
        ("Nearly 900 soldiers repelled the militants in clashes near the border.", "fighting Nearly 900"),
        ("Some 200 Afghan troops repulsed the assault on the city.", "fighting Some 200"),
        ("About 300 fighters beat back the army.", "fighting About 300"),
        ("Around 60 Yemeni troops fought off a raid on the pass.", "fighting Around 60"),
        ("A garrison of 120 Iraqi soldiers has been fending off the militants for a week.", "fighting 120"),
        ("Around 25 soldiers died as they repelled an attack on the base.", "killed Around 25"),
    ],
    "a verb behind an aside of parts tells of the whole": [
        (
            "Eight of its troops, including three officers, were killed and seven others were injured.",
            "killed Eight, killed three, wounded seven",
        ),
        (
            "Around 30 gunmen, including two ringleaders, were killed and eight others injured.",
            "killed Around 30, killed two, wounded eight",
        ),
        (
            "Around 30 militants, including four commanders, were captured and 11 killed.",
            "captured Around 30, captured four, killed 11",
        ),
        (
            "At least 14 soldiers, including two captains, were killed and 20 others wounded.",
            "killed At least 14, killed two, wounded 20",
        ),
        (
            "Nineteen rebels, among them two officers, were wounded and three others were killed.",
            "wounded Nineteen, wounded two, killed three",
        ),
    ],
    "who was able to survive has no plan": [
        ("Only two soldiers have been able to survive the attack.", "other two"),
        ("Fourteen troops were able to flee before the post fell.", "other Fourteen"),
        ("Just nine of the troops managed to survive the bombing.", "other nine"),
        ("Five of the soldiers were able to escape.", "other Five"),
        ("Thirty fighters managed to escape the ambush.", "other Thirty"),
    ],
    "convicts who enlist are no captives": [
        ("The convicts, some 40,000 prisoners, were sent to the front.", "deployed some 40,000"),
        ("The rebels hold 50 prisoners, all soldiers.", "captured 50"),
        ("Some 900 prisoners who enlisted are fighting at the front with the army.", "fighting Some 900"),
    ],
    "what is announced as done is done": [
        ("The army announces the killing of 30 fighters.", "killed 30"),
        ("The ministry announced the capture of 12 rebels.", "captured 12"),
        ("It announced the deployment of 300 soldiers.", "planned 300"),
    ],
    "who is stuck is there": [
        ("Hundreds of fighters remain bogged down inside the town.", "deployed Hundreds"),
        ("Some 200 soldiers are trapped in the base.", "deployed Some 200"),
        ("About 60 rebels were pinned down at the bridge.", "deployed About 60"),
    ],
    "shot and hacked to death": [
        ("Nine soldiers were fatally shot at a checkpoint.", "killed Nine"),
        ("Rebels shot to death six soldiers near the river.", "killed six"),
        ("Three marines were hacked to death in their camp.", "killed Three"),
    ],
    "who is blamed for killing others": [
        ("The guerrillas are suspected of killing nine soldiers.", "killed nine"),
        ("Rebels were accused of killing 12 marines in March.", "killed 12"),
        ("A band is suspected of wounding two peacekeepers.", "wounded two"),
        ("Four soldiers accused of killing a villager went on trial.", "other Four"),
        ("Five militiamen suspected of looting were questioned.", "other Five"),
    ],
    "fighting between those counted and others": [
        ("There was a firefight between 80 rebels and the army.", "fighting 80"),
        ("Fighting broke out between about 200 guerrillas and troops.", "fighting about 200"),
        ("A clash between 60 militiamen and border guards lasted an hour.", "fighting 60"),
        ("The clashes between rebels and troops killed 14 soldiers.", "killed 14"),
        ("Thousands of soldiers were still roaming the streets.", "deployed Thousands"),
    ],
    "those listed in a headline": [
        ("4 soldiers, 50 rebels killed in attack in Nepal", "killed 4, killed 50"),
        ("Six soldiers, 12 guerrillas die in clash", "killed Six, killed 12"),
        ("Two marines, nine militants wounded in raid", "wounded Two, wounded nine"),
    ],
    "the release of captives": [
        ("The release of four captive soldiers was welcomed.", "withdrawn four"),
        ("The release of 60 captured soldiers was shown live.", "withdrawn 60"),
        ("The guerrillas announced the release of 12 kidnapped soldiers.", "withdrawn 12"),
        ("They hold 60 captured soldiers in the hills.", "captured 60"),
    ],
    "a size before its unit": [
        ("The ministry wants to form a 35,000 strong paramilitary force of soldiers.", "planned 35,000"),
        ("The force of soldiers is 2,000 strong and growing.", "strength 2,000"),
    ],
    "numbers in brackets": [
        ("Three troops (2 soldiers and a policeman) were killed at the gate.", "killed Three, killed 2"),
        ("Some 40 fighters (among them six commanders) were captured.", "captured Some 40, captured six"),
    ],
}


@pytest.mark.parametrize("text, expected", [case for group in CASES.values() for case in group])
def test_a_figure_gets_the_status_that_grammar_ties_to_it(text, expected):
    places = (
        "Iraq",
        "Mali",
        "Ukraine",
        "Gyumri",
        "Goma",
        "Niamey",
        "Mogadishu",
        "Lebanon",
        "Baghdad",
        "Kenya",
        "Jordan",
        "Gaza",
    )
    assert told(text, places) == expected


@pytest.mark.parametrize("unit", ["20 soldiers killed, ", "300 soldiers and ", "of the 20 soldiers "])
def test_many_figures_in_one_sentence_cost_no_more_than_linear_time(unit):
    assert growth(lambda size: figures((unit * size)[:size]), 3_000, 30_000) < 4


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "About 1,000 Rwandan soldiers have pushed insurgents out of a port that the militants had held for a year.",
            "fighting About 1,000",
        ),
        ("Three hundred Ethiopian soldiers expelled the rebels from a town they had captured.", "fighting Three hundred"),
        ("Nearly 500 paratroopers dislodged the gunmen from the airport they had seized.", "fighting Nearly 500"),
        ("More than 4,000 soldiers retook the village that separatists had occupied.", "fighting More than 4,000"),
        ("Twelve soldiers fell at Bakhmut. Two soldiers fell ill.", "killed Twelve, other Two"),
        ("The camp held 900 soldiers. The prison held 70 rebel soldiers.", "deployed 900, captured 70"),
        ("Germany flew out its remaining 142 soldiers. Spain shipped home 90 men.", "withdrawn 142, withdrawn 90"),
    ],
)
def test_who_takes_a_town_back_is_not_captured_and_a_camp_holds_no_prisoners(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The shelling has left 77 people dead, among them 30 soldiers.", "killed 30"),
        ("The clash left nine dead, including four border troops.", "killed four"),
        ("A mine left 20 wounded, most of them villagers and six of them soldiers.", "wounded six"),
        ("Some 400 soldiers left the town, three of them wounded.", "withdrawn Some 400, wounded three"),
    ],
)
def test_what_leaves_people_dead_leaves_no_place(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "Monitors count 910 dead since the siege began: 13 civilians, 380 soldiers and 392 rebels.",
            "killed 380, killed 392",
        ),
        ("Hospitals took in 60 wounded from the siege: 22 civilians and 38 fighters.", "wounded 38"),
        ("Officials list 45 deaths in the raid: 20 civilians, 14 soldiers and 11 militiamen.", "killed 14, killed 11"),
        ("Two pilots died in the crash: the airlift of 900 soldiers goes on.", "killed Two, deployed 900"),
    ],
)
def test_the_items_of_a_toll_share_its_fate(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Against them stood 400 peacekeepers, 30 of whom were taken prisoner.", "deployed 400, captured 30"),
        ("The garrison had 600 soldiers, 150 of whom were killed on Monday.", "strength 600, killed 150"),
        ("Some 900 soldiers, 40 of whom were wounded last week, guard the dam.", "deployed Some 900, wounded 40"),
        ("Ninety marines, twelve of them killed by one mine, never came home.", "other Ninety, killed twelve"),
    ],
)
def test_what_befalls_a_part_does_not_befall_the_whole(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The president offered on Wednesday to help retake the town with 1,000 soldiers.", "planned 1,000"),
        ("Ankara has threatened to attack the enclave with 20,000 men.", "planned 20,000"),
        ("Hanoi pledged in May to help defend the airfield with 300 sappers.", "planned 300"),
        ("The rebels attacked the enclave with 2,000 men.", "fighting 2,000"),
        ("Abuja has pledged 900 soldiers, up from 600.", "planned 900, planned 600"),
        ("Oslo will send 700 men to support the 3,800 soldiers already there.", "planned 700, deployed 3,800"),
        ("Another 300 soldiers would join the 2,000 soldiers already watching the frontier.", "planned 300, deployed 2,000"),
        ("He would add 1,500 soldiers to the 4,000 troops already stationed along the river.", "planned 1,500, deployed 4,000"),
    ],
)
def test_offers_are_plans_and_who_is_there_already_is_not(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Some of the 370 peacekeepers they had seized near Pale were chained to poles.", "captured 370"),
        ("None of the 12 marines the Iranians detained has been harmed.", "captured 12"),
        ("Most of the 600 troops the two governments withdrew have gone to Aden.", "withdrawn 600"),
        ("The minister thanked the 1,200 soldiers he sent to Lebanon.", "deployed 1,200"),
        (
            "Spain, whose 650-man battalion patrols Marjayoun, has reported two dead and three wounded.",
            "strength 650, killed two, wounded three",
        ),
        ("Kenya has 300 soldiers on the way to Haiti.", "en_route 300"),
        ("The navy has 4,000 marines en route to the Gulf.", "en_route 4,000"),
        ("The monitor had recorded 138 army dead by Thursday.", "killed 138"),
        ("Denmark volunteered a company of 120 soldiers.", "planned 120"),
        ("Some 900 soldiers volunteered for the mission.", "other Some 900"),
        ("London mulls sending 300 soldiers to Gaza.", "planned 300"),
        ("Moscow talks of sending 1,000 more soldiers from Ivanovo.", "planned 1,000"),
        ("The 7,000 American soldiers are destined for Gnjilane.", "planned 7,000"),
        ("The militia can muster 3,000 men.", "strength 3,000"),
        ("Hundreds of Iraqi soldiers had been killed or taken around Hillah.", "casualties Hundreds"),
        ("The last 1,000 Israeli soldiers came out overnight.", "withdrawn 1,000"),
        ("Some 60 soldiers have died, ten of them reservists ambushed at Karpalak.", "killed Some 60, killed ten"),
        ("Greece sent 300 marines, who sailed on the same ship as 40 nurses.", "deployed 300"),
        ("One soldier, 18, on leave, was among 28 people killed by missiles.", "killed One"),
        ("Four peacekeepers were among nine dead when a bomb went off.", "killed Four, killed nine"),
        ("Some 275 Syrian fighters left in buses on Sunday.", "withdrawn Some 275"),
        ("About 100 fighters were holding out in the stadium on Tuesday.", "deployed About 100"),
        ("Three Italian soldiers are in serious condition.", "wounded Three"),
        ("About 9,000 rebels have been in Kurdish custody.", "captured About 9,000"),
        ("Some 4,000 Serb troops, cut off near Topusko, were negotiating.", "deployed Some 4,000"),
        ("The army diverted 500 soldiers to Mosul.", "deployed 500"),
        ("Hundreds of fighters were under way from Kobani.", "en_route Hundreds"),
        ("The alliance decided in principle to send 8,000 soldiers.", "planned 8,000"),
        (
            "Beirut has stationed 7,500 soldiers there and means to raise the number to 10,000.",
            "deployed 7,500, planned 10,000",
        ),
        ("Ukraine pulled out its last 876 soldiers, leaving 40 instructors.", "withdrawn 876, deployed 40"),
        ("The first 120 Argentine soldiers stepped off a train.", "other 120"),
        ("The group has lost 1,300 dead out of a force of 6,000 fighters.", "killed 1,300, strength 6,000"),
        (
            "Who is in Iraq\n\nItaly: 2,800 soldiers stay. It has lost 26 men.\n\nPoland: 1,450, down from 2,500.",
            "deployed 2,800, casualties 26, deployed 1,450, deployed 2,500",
        ),
        ("Its plan to train a border force of 30,000 men set off the crisis.", "planned 30,000"),
    ],
)
def test_what_others_did_to_them_and_what_an_aside_tells_is_not_what_befell_others(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Analysts give the movement some 30,000 fighters.", "strength some 30,000"),
        ("Western diplomats credit the group with 2,500 fighters.", "strength 2,500"),
        ("Most experts allow it no more than 800 armed men.", "strength no more than 800"),
        ("The union claims 9,000 fighters.", "strength 9,000"),
        ("The militia boasts 4,000 gunmen.", "strength 4,000"),
        ("The militia claims to have killed 40 soldiers.", "killed 40"),
    ],
)
def test_what_somebody_gives_a_group_is_its_strength(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Zelensky had asked in January for 200,000 European soldiers.", "planned 200,000"),
        ("London and Paris think of a force of 10,000 to 30,000 men.", "planned 10,000 to 30,000"),
        ("Britain can spare at most 10,000 soldiers.", "planned at most 10,000"),
        ("The deal foresees 300 soldiers at the border.", "planned 300"),
        ("The mission's mandate is for up to 5,500 soldiers.", "strength up to 5,500"),
        ("The union has a mandate for 12,000 soldiers.", "strength 12,000"),
        ("The army raised the number of dead soldiers to 74 and of wounded to 171.", "killed 74, wounded 171"),
        (
            "The ministry admits 50 dead soldiers; attaches think the true number is near 180.",
            "killed 50, killed 180",
        ),
        ("The truce provides for 1,960 Russian peacekeepers to stay for five years.", "planned 1,960"),
        ("The accord allows for 2,000 Russian peacekeepers in South Ossetia.", "planned 2,000"),
        ("Moscow threw 50,000 troops into the assault; Kyiv threw in 15,000 soldiers.", "fighting 50,000, deployed 15,000"),
        ("About 50 Ukrainian soldiers ran away in France.", "withdrawn About 50"),
    ],
)
def test_wishes_mandates_truces_and_true_numbers(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Mali\n\nHow many French soldiers are deployed in Mali?\nAbout 3,300.", "deployed About 3,300"),
        ("Mali\n\nHow many French soldiers have died?\nSix so far, the ministry in Paris says.", "killed Six"),
        (
            "Romania will add 130 soldiers.\n\nHow big is the force now?\nAbout 4,500, NATO says.",
            "planned 130, strength About 4,500",
        ),
        ("The minister said that seven of the soldiers were in a serious but stable condition.", "wounded seven"),
        (
            "The spokesman admitted five soldiers killed, two of them officers, and 45 wounded.",
            "killed five, killed two, wounded 45",
        ),
        ("Sixteen sailors went down with their gunboat off Mullaitivu.", "killed Sixteen"),
    ],
)
def test_the_question_tells_what_the_number_of_the_answer_is(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("It has lost 397 soldiers since its troops crossed the border.", "casualties 397"),
        ("Ankara has lost 70 soldiers since the army entered Afrin.", "casualties 70"),
        ("Nine soldiers have died since they arrived in May.", "killed Nine"),
        ("The army said that 9,000 fighters had given themselves up.", "captured 9,000"),
        ("That leaves out 11 soldiers who were killed by a bomb.", "killed 11"),
    ],
)
def test_a_clause_of_since_and_what_is_left_out_tell_of_others(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The army was cut to about 120,000 soldiers when the Derg fell in 1991.", "strength about 120,000"),
        ("The force had 900 soldiers when the government fell.", "strength 900"),
        ("Ukraine took the territory in August with perhaps 11,000 soldiers.", "fighting perhaps 11,000"),
        ("The rebels seized the airport with 300 fighters.", "fighting 300"),
        ("Two soldiers died when the truck fell into a river.", "killed Two"),
    ],
)
def test_what_falls_is_not_the_soldiers_and_who_takes_a_town_with_so_many_fights(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "Some 3,000 soldiers have arrived, and the number would reach 10,000 by December.",
            "deployed Some 3,000, planned 10,000",
        ),
        ("The force lost 30 soldiers; the number may reach 50.", "casualties 30, casualties 50"),
        ("Its brigades hold 600 square kilometres there with an estimated 10,000 soldiers.", "deployed an estimated 10,000"),
        ("The alliance is to hold its largest exercise with 90,000 soldiers.", "other 90,000"),
    ],
)
def test_what_a_number_is_to_be_and_who_holds_a_town_with_so_many(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Britain will add 200 soldiers to the 900 it keeps in Estonia.", "planned 200, deployed 900"),
        ("Twenty-seven attackers were cut down near Plekhovo.", "killed Twenty-seven"),
        ("His men mowed down 40 rebels at the gate.", "killed 40"),
        ("Snipers picked off six guards on the wall.", "killed six"),
        ("Some 500 Russian soldiers gave up near Sudzha.", "captured Some 500"),
        ("The last 12 soldiers gave up when the water ran out.", "captured 12"),
        ("The 40 rebels gave up the town and melted away.", "other 40"),
    ],
)
def test_bare_relatives_in_the_present_and_those_who_are_cut_down_or_give_up(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The base at Camp Lemonnier, which France handed over in 2002, holds 4,000 American troops.", "deployed 4,000"),
        ("The fort near Ouallam, built by the French, holds 300 soldiers.", "deployed 300"),
        ("The base commander holds 40 soldiers prisoner.", "captured 40"),
        ("The camp in Sloviansk where the rebels hold 40 soldiers was shelled.", "captured 40"),
        ("The offensive, in which some 900 soldiers are thought to take part, goes on.", "fighting some 900"),
        ("It was an exercise in which some 900 soldiers took part.", "other some 900"),
    ],
)
def test_a_base_with_a_name_and_an_aside_holds_no_prisoners(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Together the two groups may have 3,000 fighters, an envoy reckons.", "strength 3,000"),
        ("The militia could have as many as 5,000 men under arms.", "strength as many as 5,000"),
        ("The army could have 5,000 soldiers there by June.", "planned 5,000"),
        ("Twenty soldiers died, the army said, raising an earlier count of three.", "killed Twenty, killed three"),
        ("The bomb hurt 12 soldiers, the army said, correcting a first figure of nine.", "wounded 12, wounded nine"),
        ("The president, who lost the vote but not his nerve, hides with some 200 soldiers.", "other some 200"),
        ("A medic said he had bandaged 60 soldiers.", "wounded 60"),
        ("Nine peacekeepers suffered concussion.", "wounded Nine"),
        ("Fifteen of its soldiers had skin irritation from smoke.", "wounded Fifteen"),
        ("The 12 marines who landed by mistake are in Iranian hands.", "captured 12"),
        ("Ten soldiers, including two majors, remained in Chinese hands until Thursday.", "captured Ten, captured two"),
        ("Ten soldiers fell into Moroccan hands.", "captured Ten"),
        ("The mission, a force of 10,000 soldiers, has refused to move.", "deployed 10,000"),
    ],
)
def test_guesses_at_what_is_earlier_counts_and_whose_hands(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "The front has gone from 10,000 fighters to perhaps 20,000 since the slaughter began.",
            "strength 10,000, strength perhaps 20,000",
        ),
        (
            "Three thousand soldiers were there before the offensive; there may be 7,000 today.",
            "deployed Three thousand, deployed 7,000",
        ),
        ("Some 50 rebels pulled down the flag.", "other Some 50"),
        ("The general held 20,000 soldiers in reserve.", "strength 20,000"),
        (
            "The last 531 fighters left the works, which brought the number of those who surrendered since Monday to 2,439.",
            "withdrawn 531, captured 2,439",
        ),
        ("The mission has put 42,000 soldiers through its five-week course.", "training 42,000"),
        ("The swap of prisoners went on. Sunday: 303 soldiers each.", "withdrawn 303"),
        ("The 300 soldiers went from Kabul to Herat.", "deployed 300"),
    ],
)
def test_what_was_before_an_event_is_no_part_of_it(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The enemy sent 300 soldiers and at least 200 of them were cut down.", "deployed 300, killed at least 200"),
        ("The garrison was cut down to 500 soldiers.", "deployed 500"),
        ("The army mowed down 200 rebels in the pass.", "killed 200"),
        ("Some 40 guerrillas were picked off by snipers.", "killed Some 40"),
        ("In all 23,790 members of the army have given their lives.", "killed 23,790"),
        ("The rebels overran a base and led away at least 100 soldiers.", "captured at least 100"),
        ("Some 43 conscripts were marched off as prisoners.", "captured Some 43"),
        ("Eleven soldiers were dragged away by the mob.", "captured Eleven"),
        ("Four soldiers of a rescue squad were hit inside a courtyard.", "casualties Four"),
        ("A spokesman spoke of 70 fighters who took the height.", "fighting 70"),
        ("Some 400 rebels were driven back from the bridge.", "fighting Some 400"),
        ("A further 1,400 soldiers have driven up from Niamey.", "deployed 1,400"),
        ("Some 93,000 federal troops are now in the republic.", "deployed Some 93,000"),
        ("About 900 troops are on the peninsula.", "deployed About 900"),
        ("The general can call upon 25,000 soldiers.", "strength 25,000"),
        ("Before the war the brigades were thought to field 30,000 fighters.", "strength 30,000"),
        ("Some 120 soldiers have asked for asylum.", "other Some 120"),
    ],
)
def test_how_soldiers_fall_are_led_off_and_stand(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Paris will send 500 soldiers, 200 to guard the airport.", "planned 500, planned 200"),
        ("Nairobi sent 900 soldiers, 300 to protect the port.", "deployed 900, deployed 300"),
        (
            "Some 414 soldiers were at their posts and 1,200 would be in place by Sunday.",
            "deployed Some 414, planned 1,200",
        ),
        ("Another 300 soldiers will be at the base by August.", "planned 300"),
        ("By June 3,000 troops will be on the ground.", "planned 3,000"),
        ("It promised to withdraw its forces, believed by diplomats to number 8,000 soldiers.", "deployed 8,000"),
        ("Of his 120 volunteers, eleven soldiers were killed.", "deployed 120, killed eleven"),
    ],
)
def test_what_will_be_and_what_a_part_of_it_is_for(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Some 900 soldiers made it out of the pocket.", "withdrawn Some 900"),
        ("By Thursday 177 of its soldiers had got home.", "withdrawn 177"),
        ("Some 600 soldiers had thrown in their lot with the rebels.", "withdrawn Some 600"),
        ("Only six soldiers got away alive.", "other six"),
        ("Around 35,000 troops are bottled up on the coast.", "deployed Around 35,000"),
        ("Moscow threw 3,000 soldiers into the assault on the town.", "fighting 3,000"),
        ("Moscow threw 3,000 soldiers into the province.", "deployed 3,000"),
        ("Paris hopes to bring home part of its 4,000-strong contingent.", "deployed 4,000"),
        (
            "Only 33 rebels had been lost, though a captured letter speaks of 315.",
            "casualties 33, casualties 315",
        ),
        ("He announced that 4,000 soldiers would follow.", "planned 4,000"),
        ("No more than 400 soldiers took the citadel on foot.", "fighting No more than 400"),
        ("Nine soldiers did not make it.", "killed Nine"),
        ("Five of the soldiers lived to tell the tale.", "other Five"),
        ("France had 1,200 soldiers a few kilometres to the west.", "deployed 1,200"),
    ],
)
def test_who_got_out_who_is_shut_in_and_who_is_thrown_into_a_battle(text, expected):
    assert told(text) == expected
