"""Short reports on many wars, each with its figures marked [[so]] and whose personnel they count, in order (None: not told)."""

from __future__ import annotations

REPORTS: list[tuple[str, list[str | None]]] = [
    (
        "Gunmen attacked an army post in eastern Burkina Faso at dawn, killing [[nine]] soldiers and wounding [[four]], a "
        "security source said.",
        ["Burkina Faso", "Burkina Faso"],
    ),
    ("Suspected insurgents set upon an army patrol in Niger on Sunday and killed [[five]] troops.", ["Niger"]),
    (
        "Militants have bombed a checkpoint in northern Iraq, killing [[three]] policemen and [[two]] soldiers.",
        ["Iraq", "Iraq"],
    ),
    ("[[Two]] jawans were hurt when rebels fired on their camp in Manipur. India has sent more troops.", ["India"]),
    (
        "The Tamil Tigers said they killed [[43]] soldiers in an attack on a camp in Mannar. The Sri Lankan "
        "military denied the claim, saying only [[nine]] of its men died while [[60]] rebels were killed.",
        ["Sri Lanka", "Sri Lanka", "Tamil Tigers"],
    ),
    (
        "The Taliban overran a base in Ghazni, killing [[18]] Afghan soldiers and police. [[Twenty-two]] "
        "insurgents were also killed, the governor's spokesman said. NATO has about [[13,000]] troops in the "
        "country, most of them American.",
        ["Afghanistan", "Taliban", "NATO"],
    ),
    (
        "Nigeria's army said on Monday it had killed [[81]] Boko Haram militants in Borno state. [[Two]] soldiers "
        "were also killed and [[eleven]] injured. Chad and Cameroon have sent [[some 2,500]] troops to the border.",
        ["Boko Haram", "Nigeria", "Nigeria", None],
    ),
    (
        "Azerbaijan said [[2,783]] of its servicemen were killed in the fighting over Nagorno-Karabakh. Armenia "
        "says it lost [[2,425]] soldiers. Russia has deployed [[nearly 2,000]] peacekeepers to the region.",
        ["Azerbaijan", "Armenia", "Russia"],
    ),
    (
        "Myanmar's junta lost [[hundreds]] of soldiers in northern Shan State, where the Arakan Army and its "
        "allies seized outposts. [[At least 127]] surrendered to the alliance in Laukkai, a rebel spokesman said.",
        ["Myanmar", "Myanmar"],
    ),
    (
        "In the east of Congo, [[seven]] South African soldiers died in clashes with the M23 rebels, the defence "
        "department in Pretoria said. The M23 has [[some 3,000]] fighters and is backed by [[4,000]] Rwandan "
        "troops, according to UN experts.",
        ["South Africa", "M23", "Rwanda"],
    ),
    (
        "Israel's army announced the death of [[two]] soldiers in southern Lebanon, bringing to [[47]] the number "
        "of its troops killed since October. It says it has killed [[more than 3,000]] Hezbollah operatives. "
        "Hezbollah has not given figures since it reported [[some 500]] dead in September.",
        ["Israel", "Israel", "Hezbollah", "Hezbollah"],
    ),
    (
        "Colombia's president said [[ten]] soldiers were killed in a FARC ambush in Cauca. The rebels, who have "
        "[[about 7,000]] fighters, had declared a truce. [[Twenty]] troops were wounded.",
        ["Colombia", "FARC", "Colombia"],
    ),
    (
        "Pakistan said [[16]] paramilitary troops and [[60]] militants died in Bajaur. The Pakistani Taliban "
        "claimed to have killed [[30]] soldiers.",
        ["Pakistan", None, "Pakistan"],
    ),
    (
        "The Bosnian Serb army held [[about 370]] UN peacekeepers hostage, among them [[150]] French and [[33]] "
        "British soldiers.",
        ["United Nations", "France", "United Kingdom"],
    ),
    (
        "The Sudanese army says the Rapid Support Forces have lost [[thousands]] of fighters since April. The "
        "paramilitaries, led by Hemedti, had [[100,000]] men at the start of the war. An army source admitted that "
        "[[120]] soldiers died at Babanusa.",
        ["Rapid Support Forces", "Rapid Support Forces", "Sudan"],
    ),
    (
        "The United States will send [[3,000]] more troops to the Middle East, the Pentagon said, and [[about "
        "750]] soldiers from the 82nd Airborne Division have left for Kuwait. Iran-backed militias have killed "
        "[[one]] American contractor.",
        ["United States", "United States", "United States"],
    ),
    (
        "The Philippine military said [[five]] soldiers and [[12]] Abu Sayyaf gunmen were killed on Jolo. It has "
        "[[10,000]] troops on the island.",
        ["Philippines", "Abu Sayyaf", "Philippines"],
    ),
    (
        "Georgian officials said [[170]] servicemen died in the war over South Ossetia. Russia, which sent "
        "[[10,000]] soldiers through the Roki tunnel, reported [[64]] dead. The Georgians had [[2,000]] men in "
        "Iraq at the time.",
        ["Georgia", "Russia", "Russia", "Georgia"],
    ),
    (
        "Tigrayan forces said they captured [[more than 6,000]] Ethiopian soldiers and killed [[18,000]]. Addis "
        "Ababa dismissed the claim. Eritrea has several divisions in the area.",
        ["Ethiopia", "Ethiopia"],
    ),
    (
        "A roadside bomb killed [[four]] Canadian soldiers near Kandahar, raising to [[66]] the number of "
        "Canadians who have died since 2002. [[Another 10]] were injured.",
        ["Canada", "Canada", "Canada"],
    ),
    (
        "Eighteen Iraqi army brigades with [[60,000]] men face the Mahdi Army, whose strength is put at [[40,000]].",
        ["Iraq", "Mahdi Army"],
    ),
    (
        "Chechen fighters killed [[84]] Russian paratroopers on Height 776. Moscow claimed [[400]] rebels died in the battle.",
        ["Russia", "Chechen rebels"],
    ),
    (
        "President Vladimir Putin ordered a call-up of [[160,000]] conscripts. The General Staff in Kyiv said "
        "[[1,140]] invaders were eliminated over the past day.",
        ["Russia", "Russia"],
    ),
    (
        "South Korea dispatched [[3,600]] troops to Iraq in 2004, then the third-largest contingent after the "
        "Americans, with [[130,000]], and the British, with [[8,600]].",
        ["South Korea", "United States", "United Kingdom"],
    ),
    (
        "The European Union agreed to train [[15,000]] Ukrainian soldiers. So far [[40,000]] have passed through "
        "its camps. Germany alone has trained [[10,000]].",
        ["Ukraine", "Ukraine", "Ukraine"],
    ),
    (
        "Wagner has about [[1,000]] mercenaries in Mali. [[Twenty]] of the Russians were killed with [[40]] Malian "
        "troops near the Algerian border.",
        ["Wagner", "Russia", "Mali"],
    ),
    (
        "Hamas is holding [[some 20]] Israeli soldiers among its hostages. Its military wing is believed to have "
        "lost [[17,000]] men.",
        ["Israel", "Hamas"],
    ),
    (
        "The coalition lost [[148]] Americans and [[47]] British in the Gulf War. Iraqi dead were put at [[20,000 "
        "to 35,000]]. Some [[80,000]] surrendered.",
        ["United States", "United Kingdom", "Iraq", "Iraq"],
    ),
    (
        "Indonesia withdrew [[1,200]] troops from East Timor, General Wiranto said. Australia will lead [[8,000]] "
        "peacekeepers, of whom it contributes [[4,500]].",
        ["Indonesia", None, "Australia"],
    ),
    (
        '"We lost [[12]] comrades today," said a Peshmerga commander near Mosul. His men killed [[50]] IS fighters.',
        ["Peshmerga", "Islamic State"],
    ),
    (
        "The LRA abducted [[36]] soldiers of the Ugandan army, the UPDF said. Kony is thought to have fewer than "
        "[[200]] fighters.",
        ["Uganda", "Lord's Resistance Army"],
    ),
    (
        "A Lebanese army statement said [[three]] soldiers were killed at a checkpoint in Arsal. [[Nineteen]] "
        "others are held by the Nusra Front.",
        ["Lebanon", "Lebanon"],
    ),
    (
        "Libya's GNA said [[17]] of its fighters died south of Tripoli, where Haftar's Libyan National Army has "
        "massed [[25,000]] men with the help of [[1,200]] Wagner mercenaries.",
        ["Government of National Accord", "Libyan National Army", "Wagner"],
    ),
    (
        "The India-China clash in Ladakh killed [[20]] Indian soldiers, and Beijing later admitted the death of "
        "[[four]] of its own.",
        ["India", "China"],
    ),
    (
        "Officials in Seoul said Pyongyang had sent [[1,000]] more men. The soldiers, [[11,000]] at first, "
        "suffered heavy losses.",
        ["North Korea", "North Korea"],
    ),
    (
        "British and Indian soldiers fought at Kohima in 1944. [[Some 4,000]] British and Indian men were killed "
        "or wounded; the Japanese lost [[6,000]]. The Gurkhas alone lost [[200]].",
        [None, "Japan", "United Kingdom"],
    ),
    (
        "China's People's Liberation Army, with [[2 million]] active personnel, is the largest in the world. "
        "Taiwan has [[about 169,000]] and could call up [[1.6 million]] reservists. The United States stations "
        "[[28,500]] troops in South Korea and [[54,000]] in Japan.",
        ["China", "Taiwan", "Taiwan", "United States", "United States"],
    ),
    (
        "The Russian military suffered [[up to 200,000]] casualties in the first year, according to Western "
        "officials. Kyiv's losses are estimated at [[120,000]]. Moscow mobilised [[300,000]] reservists in the "
        "autumn; [[150,000]] of them are at the front.",
        ["Russia", "Ukraine", "Russia", "Russia"],
    ),
    (
        "Two peacekeepers from Ghana were hurt when Israeli tanks fired at a UNIFIL tower. The mission has "
        "[[10,400]] troops. Italy, with [[1,068]], and Indonesia, with [[1,231]], are the main contributors.",
        ["United Nations", "Italy", "Indonesia"],
    ),
    (
        "CNN — The body of one of [[three]] US soldiers missing in Lithuania has been found. The [[four]] soldiers "
        "went missing during an exercise near Pabrade. [[Hundreds]] of Lithuanian troops took part in the search.",
        ["United States", "United States", "Lithuania"],
    ),
    (
        "Armenian officials say [[49]] servicemen were killed in overnight shelling by Azerbaijan. Baku said "
        "[[50]] of its troops were killed.",
        ["Armenia", "Azerbaijan"],
    ),
    (
        "Indian and Pakistani troops traded fire across the Line of Control, killing [[five]] soldiers. India said "
        "[[three]] of its men had died and that it had killed [[11]] Pakistani soldiers.",
        [None, "India", "Pakistan"],
    ),
    (
        "The Afghan army has been losing [[about 100]] men a week. General Nicholson said the force, [[180,000]] "
        "strong, needed [[several thousand]] more foreign advisers. The Pentagon is expected to send [[4,000]] "
        "more American troops.",
        ["Afghanistan", "Afghanistan", None, "United States"],
    ),
    (
        "Ethiopia withdrew the last of its [[3,000]] soldiers from Somalia. Al-Shabaab fighters at once took the "
        "town of El Bur. Kenyan jets killed [[60]] of them, Nairobi said.",
        ["Ethiopia", "al-Shabaab"],
    ),
    (
        "A court in Moscow jailed [[two]] Azov fighters for 20 years. Russia still holds [[around 700]] members of "
        "the regiment. In all [[2,500]] surrendered at the Azovstal works.",
        ["Ukraine", "Ukraine", "Ukraine"],
    ),
    (
        "French forces in Mali killed [[33]] jihadists in Mopti, Macron said. [[Two]] French hussars died in the "
        "operation. The Sahel mission, Barkhane, has [[4,500]] soldiers.",
        [None, "France", "France"],
    ),
    (
        "Some [[5,000]] Hondurans, Salvadorans and Nicaraguans fought on both sides. Washington sent [[55]] "
        "advisers to El Salvador.",
        [None, "United States"],
    ),
    (
        "Kurdish-led SDF fighters backed by US special forces lost [[22]] men at Tabqa; [[180]] militants died. "
        "Some [[900]] US troops remain in the north-east.",
        ["Syrian Democratic Forces", None, "United States"],
    ),
    (
        "The mission of the Economic Community of West African States, ECOMOG, began with [[3,500]] men from "
        "Nigeria and Ghana. Nigeria lost [[some 500]] soldiers in Sierra Leone.",
        ["ECOWAS", "Nigeria"],
    ),
    (
        "Peru and Ecuador agreed a truce. Lima said [[14]] of its soldiers had been killed against [[30]] Ecuadoreans.",
        ["Peru", "Ecuador"],
    ),
    (
        "The Khmer Rouge still fielded [[10,000]] men when [[22,000]] UN soldiers arrived.",
        ["Khmer Rouge", "United Nations"],
    ),
    (
        "Iraq invaded Kuwait with [[100,000]] men on August 2, 1990. Within weeks the Americans flew [[200,000]] "
        "soldiers to Saudi Arabia. Kuwait's army of [[16,000]] was overrun.",
        ["Iraq", "United States", "Kuwait"],
    ),
    (
        "The army of Chad, one of the strongest in the Sahel, sent [[1,200]] men to the three-border area. "
        "N'Djamena says it lost [[98]] soldiers at Bohoma, and killed [[1,000]] jihadists since.",
        ["Chad", "Chad", None],
    ),
    (
        "The 3rd Assault Brigade reported that [[1,300]] Russians were killed near Andriivka. The brigade took "
        "[[11]] prisoner.",
        ["Russia", "Russia"],
    ),
    (
        '"They keep coming," said a Ukrainian machine-gunner. His company faced [[200]] men that day and counted '
        "[[80]] bodies.",
        [None, None],
    ),
    (
        "Eritrea has deployed five divisions in Tigray, and Ethiopian officers say [[some 40,000]] Eritreans fought at Adwa.",
        ["Eritrea"],
    ),
    (
        "Jihadists from the Islamic State group killed [[at least 18]] members of a US-backed alliance in eastern "
        "Syria, the Observatory said. [[Eleven]] IS fighters also died in the assault. SDF spokesman Mustafa Bali "
        "said [[nearly 1,500]] jihadists had surrendered.",
        [None, "Islamic State", "Islamic State"],
    ),
    (
        "A Russian helicopter was shot down over Idlib, killing all [[five]] on board. It was the deadliest "
        "incident for Moscow since it sent troops. [[Nineteen]] Russian servicemen have died in Syria so far.",
        ["Russia", "Russia"],
    ),
    (
        "Iraqi Shiite militias sent [[5,000]] fighters to Tikrit alongside [[3,000]] soldiers and [[1,000]] Sunni "
        "tribesmen. Iraqi officials say [[at least 1,700]] army cadets were massacred at Camp Speicher by the "
        "Islamic State.",
        ["Iraq", "Iraq", "Iraq", "Iraq"],
    ),
    (
        "The Polish armed forces number [[about 200,000]], including [[40,000]] in the Territorial Defence. Warsaw "
        "wants [[300,000]] by 2035. Finland can mobilise [[280,000]] reservists, and Sweden plans to train "
        "[[10,000]] conscripts a year. Estonia has [[7,700]] active soldiers.",
        ["Poland", "Poland", "Poland", "Finland", "Sweden", "Estonia"],
    ),
    (
        "Ukraine’s armed forces, which had [[around 250,000]] soldiers before the invasion, have grown to [[nearly "
        "one million]]. Russia has deployed [[470,000]] troops in the theater, the Royal United Services Institute "
        "estimates. [[Up to 30,000]] men enlist every month, Putin claims.",
        ["Ukraine", "Ukraine", "Russia", "Russia"],
    ),
    (
        "The Kremlin sent [[2,000]] soldiers to Kazakhstan as part of a CSTO force of [[2,500]]; Belarus "
        "contributed [[100]] and Armenia [[70]]. The last of the peacekeepers left on January 19.",
        ["Russia", "CSTO", "Belarus", "Armenia"],
    ),
    (
        "Some [[60,000]] Ukrainian troops have been trained abroad, most in Britain and Poland. A brigade equipped "
        "by France lost [[1,700]] men who deserted before the unit fired a shot.",
        ["Ukraine", "Ukraine"],
    ),
    (
        "During the First World War [[1.3 million]] Indian soldiers served overseas and [[74,000]] lost their "
        "lives. At Neuve Chapelle the Indian Corps lost [[4,200]] men in three days.",
        ["India", "India", "India"],
    ),
    (
        "Israel called up [[360,000]] reservists after the attack. Hamas's armed wing, the Qassam Brigades, had "
        "[[30,000]] fighters before the war, according to the Israeli military. So far [[395]] soldiers have "
        "fallen in Gaza.",
        ["Israel", "Hamas", "Israel"],
    ),
    (
        "Two UN peacekeepers from Tanzania were killed near Beni. The UN mission in Congo, MONUSCO, has [[16,000]] "
        "troops. The ADF, a Ugandan rebel group, killed [[14]] Tanzanian peacekeepers in 2017.",
        ["United Nations", "Tanzania"],
    ),
    (
        "The Afghan Taliban now have [[60,000]] core fighters, a US general said. Afghan forces are losing [[30 to "
        "40]] men a day. [[Two]] American soldiers were killed in Uruzgan on Monday, bringing to [[15]] the number "
        "of US troops who died this year.",
        ["Taliban", "Afghanistan", "United States", "United States"],
    ),
    (
        "Egypt said its army killed [[89]] militants in Sinai. [[Eight]] soldiers, among them [[three]] officers, "
        "were killed or wounded. The local Islamic State affiliate said it had killed [[fifteen]].",
        [None, "Egypt", "Egypt", "Egypt"],
    ),
    (
        "Philippine troops killed [[five]] members of the New People's Army in Samar. The communist rebels have "
        "[[about 2,000]] fighters left, said the military, down from [[26,000]] in the 1980s.",
        ["New People's Army", "New People's Army", "New People's Army"],
    ),
    (
        "In Yemen's Marib, [[55]] rebels and [[19]] loyalists were killed in 24 hours, pro-government sources "
        "said. The Saudi-led coalition said air strikes had killed [[190]] Huthi insurgents.",
        ["Yemeni rebels", "Yemen", "Houthis"],
    ),
    (
        "South Sudan's rebels said they had killed [[300]] government soldiers in Bor. Uganda has [[1,200]] troops "
        "in Juba. The UN Mission in South Sudan will be increased to [[12,500]] soldiers.",
        ["South Sudan", "Uganda", "United Nations"],
    ),
    (
        "A Cypriot coup was followed by the landing of [[40,000]] Turkish soldiers. Turkish Cypriots formed a "
        "militia; the Greek Cypriots lost [[over 600]] of their National Guard.",
        ["Turkey", "Cyprus"],
    ),
    (
        "The ministry in Kyiv put Russian losses since the start of the full-scale war at [[1,043,000]] personnel, "
        "including [[1,080]] in the past day. The enemy also lost 11 tanks.",
        ["Russia", "Russia"],
    ),
    (
        "Moldova's breakaway region hosts [[1,500]] Russian soldiers, of whom [[fewer than 100]] came from Russia "
        "itself. The Transnistrian army numbers [[some 4,500]].",
        ["Russia", "Russia", "Transnistria"],
    ),
    (
        "Australia lost [[41]] soldiers in Afghanistan, Canada [[158]] and Denmark [[43]]. The Danes had, relative "
        "to their population, the highest losses. Georgia, which is not a NATO member, lost [[32]].",
        ["Australia", "Canada", "Denmark", "Georgia"],
    ),
    (
        "Greek military officials said [[eleven]] Greek soldiers were hurt. In Thessaloniki [[200]] conscripts protested.",
        ["Greece", "Greece"],
    ),
    (
        "The FARC dissidents led by Ivan Mordisco are believed to have [[3,500]] members. Colombian soldiers "
        "captured [[22]] of them in Guaviare. The ELN has [[6,000]].",
        ["FARC", "FARC", "ELN"],
    ),
    (
        "According to Azerbaijan's Defence Ministry, Armenian forces opened fire at dawn, killing [[one]] soldier "
        "and wounding [[two]]. Yerevan denied it, and said [[four]] of its servicemen were missing.",
        ["Azerbaijan", "Azerbaijan", "Armenia"],
    ),
    (
        "Bosnian government troops drove [[8,000]] Serb soldiers from the pocket. Croatia's army, with [[130,000]] "
        "men, took Knin. NATO said [[one]] French pilot was missing.",
        ["Serbia", "Croatia", "France"],
    ),
    (
        "The first [[200]] of a planned 1,000 Kenyan officers landed in Haiti. Gangs in Port-au-Prince are thought "
        "to have [[12,000]] gunmen. Two Haitian policemen and [[one]] Kenyan were shot.",
        ["Kenya", None, "Kenya"],
    ),
    (
        "Speaking in Kyiv on Sunday, Mr Zelensky said Moscow was ready to sacrifice [[300,000]] men for Pokrovsk. "
        "According to the president, Russian forces in the sector, backed by aircraft and armour, outnumber the "
        "defenders four to one, and [[as many as 170,000]] have been concentrated there since August.",
        ["Russia", "Russia"],
    ),
    (
        "Colonel Ahmed al-Mismari, spokesman for the Libyan National Army led by Khalifa Haftar, said [[23]] of "
        "its members had been killed and [[42]] wounded in the assault on the airport, while [[dozens]] of "
        "militiamen loyal to the government in Tripoli had been taken prisoner.",
        ["Libyan National Army", "Libyan National Army", None],
    ),
    (
        "The Ministry of Defence in London said on Thursday that Russia was likely to have lost [[more than "
        "1,000]] men a day in October. In its daily update, it estimated total casualties since the start of the "
        "invasion at [[730,000]].",
        ["Russia", "Russia"],
    ),
    (
        "A Pentagon official, who asked not to be named, said the number of Wagner mercenaries in Libya had fallen "
        "from [[2,000]] to [[900]] as Moscow moved them to Ukraine.",
        ["Wagner", "Wagner"],
    ),
    (
        "Ethiopian government spokesman Getachew Reda said [[several hundred]] Ethiopian troops, which had entered "
        "Somalia to help the transitional government against the Islamists, had come home. Addis Ababa has kept "
        "[[up to 3,000]] in Baidoa, according to diplomats in Nairobi.",
        ["Ethiopia", "Ethiopia"],
    ),
    (
        "In the deadliest attack on the force since it was deployed in 2013, [[seven]] Chadian soldiers of the "
        "United Nations mission were killed near Aguelhok when gunmen in pick-ups stormed their camp; [[more than "
        "20]] attackers died. [[Nineteen]] other peacekeepers were hurt.",
        ["Chad", None, "United Nations"],
    ),
    (
        "Armenian Prime Minister Nikol Pashinyan told parliament that [[3,825]] servicemen had been killed in the "
        "44-day war and [[187]] were missing. Azerbaijan, whose president Ilham Aliyev declared victory, lost "
        "[[2,908]].",
        ["Armenia", "Armenia", "Azerbaijan"],
    ),
    (
        "Two bombs exploded near a police academy in Charsadda, northwest Pakistan, killing [[more than 70]] "
        "recruits of the Frontier Constabulary. The Pakistani Taliban said it had avenged the killing of Osama bin "
        "Laden by US commandos.",
        ["Pakistan"],
    ),
    (
        'Turkey says its forces have "neutralised" [[3,622]] terrorists in Afrin since the start of Operation '
        "Olive Branch against the YPG. The Turkish army has lost [[46]] men. [[Some 250]] of the allied Free "
        "Syrian Army fighters were killed.",
        ["YPG", "Turkey", "Free Syrian Army"],
    ),
    (
        "The junta in Myanmar has released [[23]] soldiers of the Kachin Independence Army as part of a prisoner "
        "swap, while the rebels handed over [[70]] government troops captured at Kamaing.",
        ["Kachin Independence Army", "Myanmar"],
    ),
    (
        "France will send [[1,000]] more soldiers to the Central African Republic, tripling its force of [[400]], "
        "President Hollande said. The African force, MISCA, now has [[2,500]] men, from Chad, Gabon, Cameroon and "
        "Congo.",
        ["France", "France", "African Union"],
    ),
    (
        "German Chancellor Gerhard Schroeder won a vote to send [[3,900]] Bundeswehr soldiers to the war on "
        "terror. Britain, he noted, had sent [[4,200]] and the Americans [[50,000]].",
        ["Germany", "United Kingdom", "United States"],
    ),
    (
        "A spokesman for the Northern Alliance said [[800]] Taliban had defected near Mazar-i-Sharif. Taliban "
        "officials admitted losing [[85]] men to American bombs. General Dostum commands [[7,000]] horsemen.",
        ["Taliban", "Taliban", "Northern Alliance"],
    ),
    (
        "Slobodan Milosevic has [[44,000]] soldiers and police in Kosovo and [[16,000]] more on its borders, said "
        "NATO spokesman Jamie Shea. The Kosovo Liberation Army claims [[17,000]] fighters.",
        ["Serbia", "Serbia", "Kosovo Liberation Army"],
    ),
    (
        "In its annual report, the International Institute for Strategic Studies said Iran's armed forces had "
        "[[610,000]] active personnel, compared with [[169,500]] for Israel. Saudi Arabia has [[257,000]].",
        ["Iran", "Israel", "Saudi Arabia"],
    ),
    (
        "Thailand said its troops killed [[six]] Cambodian soldiers. Phnom Penh, which reported [[four]] dead, "
        "said [[11]] Thais had been killed.",
        ["Cambodia", "Cambodia", "Thailand"],
    ),
    (
        "The insurgents, most of them from Boko Haram's rival ISWAP, overran the base at Metele. At least [[100]] "
        "Nigerian soldiers were killed, security sources said, but the army has admitted to only [[23]].",
        ["Nigeria", "Nigeria"],
    ),
    (
        "Rwandan President Paul Kagame again denied having soldiers in eastern Congo, where UN experts say [[3,000 "
        "to 4,000]] of them are fighting beside M23. South Africa has [[about 2,900]] in the regional force, "
        "SAMIDRC, and Malawi and Tanzania a further [[2,100]] between them.",
        ["Rwanda", "South Africa", None],
    ),
    (
        "A colonel was among [[eight]] paratroopers killed in clashes with Islamist militants near Algeria's "
        "border with Tunisia. Algerian forces shot [[four]] gunmen.",
        ["Algeria", None],
    ),
    (
        "The Lebanese movement Hezbollah buried [[four]] fighters, killed when an Israeli drone hit a car in "
        "Syria. It has lost [[more than 1,600]] men there since 2012 according to Israel.",
        ["Hezbollah", "Hezbollah"],
    ),
    (
        "Georgia's breakaway republic of Abkhazia has an army of [[about 2,000]]. Moscow bases [[4,500]] soldiers "
        "there and [[3,500]] in South Ossetia.",
        ["Abkhazia", "Russia", "Russia"],
    ),
    (
        "Kyiv — Ukrainian soldiers who spoke to CNN say they are outnumbered. One commander said his brigade was "
        "down to [[200]] infantrymen. Elsewhere, Russia's 76th Division was said to have lost half its men.",
        ["Ukraine"],
    ),
    (
        "KABUL, Afghanistan (AP) — The Taliban attacked an army base in Faryab, killing [[at least 14]] soldiers, "
        "a local council member said Tuesday. He said [[40]] others were captured. Taliban spokesman Zabihullah "
        "Mujahid claimed responsibility and said [[57]] soldiers surrendered.",
        ["Afghanistan", "Afghanistan", "Afghanistan"],
    ),
    (
        "Residents said the fighters, believed to belong to JNIM, came at dawn. [[Fifteen]] volunteers of the VDP, "
        "a civilian militia that supports the Burkinabe army, were killed. The army said on Facebook it had "
        '"neutralised" [[more than fifty]] terrorists.',
        ["Burkina Faso", None],
    ),
    (
        "How big is Iran's military? Its regular army has [[350,000]] soldiers. The Revolutionary Guards have [[at "
        "least 150,000]] and control the Basij, a militia that can call on [[600,000]] volunteers.",
        ["Iran", "Iran", "Iran"],
    ),
    (
        "It was the highest daily toll for American forces since the invasion: [[31]] Marines died when their "
        "helicopter crashed near Rutba, and [[six]] other troops were killed in insurgent attacks. President Bush "
        "offered condolences. The number of American military deaths in Iraq now stands at [[1,418]], according to "
        "the Pentagon.",
        ["United States", "United States", "United States"],
    ),
    (
        "Britain's Ministry of Defence said on Twitter that Russia's elite 331st Guards Parachute Regiment had "
        "likely suffered the loss of [[100]] men. It is hard to say how many of the [[190,000]] troops that Moscow "
        "assembled for the invasion are still fit to fight.",
        ["Russia", "Russia"],
    ),
    (
        "An Azerbaijani soldier was shot dead on Tuesday, said Baku. Armenia, for its part, reported [[four]] dead "
        "and [[one]] wounded near Nerkin Hand. Three weeks earlier [[two]] Armenian servicemen had been wounded.",
        ["Armenia", "Armenia", "Armenia"],
    ),
    (
        "In the morning the Croatian army opened fire on Serb positions. By evening the Krajina Serbs had lost "
        "[[174]] soldiers and the attackers [[118]]. The UN reported that [[three]] of its peacekeepers, [[two]] "
        "of them Czech, were killed.",
        ["Croatian Serbs", "Croatia", "United Nations", "Czech Republic"],
    ),
    (
        "- Israel: [[nearly 900]] soldiers killed since October 7. - Hezbollah: [[3,800]] fighters killed, says "
        "the IDF. - UNIFIL: [[over 20]] peacekeepers wounded.",
        ["Israel", "Hezbollah", "United Nations"],
    ),
    (
        "With the help of Cuban advisers and [[15,000]] Cuban soldiers the MPLA held Luanda. South Africa had sent "
        "[[3,000]] men north in October 1975. Cuba says it lost [[2,016]] dead in Angola over fifteen years.",
        ["Cuba", "South Africa", "Cuba"],
    ),
    (
        "Seoul, 4 Feb. (Yonhap) — North Korean troops appear to have been withdrawn from the front, the spy agency "
        "said. [[About 11,000]] troops were deployed to Russia's western Kursk region, of whom [[300]] have died. "
        "Ukrainian President Zelenskyy has said they suffered [[4,000]] casualties.",
        ["North Korea", "North Korea", "North Korea"],
    ),
    (
        "The Kurdistan Workers' Party said [[12]] of its guerrillas fell in the Zap region. Turkish sources put "
        'the number of PKK members "rendered ineffective" since April at [[328]]. Ankara, which sent [[hundreds]] '
        "of commandos across the border, reported [[eleven]] soldiers killed.",
        ["PKK", "PKK", "Turkey", "Turkey"],
    ),
    (
        "Lithuania expects [[1,700]] Bundeswehr soldiers by the end of 2026. Its own army has [[23,000]] men and "
        "women, of whom [[16,000]] are professionals.",
        ["Germany", "Lithuania", "Lithuania"],
    ),
    (
        "After the fall of Kunduz, [[5,000]] Afghan security personnel regrouped at the airport. The city was "
        "taken by [[fewer than 1,000]] Taliban. The Americans, who had [[9,800]] soldiers in the country, flew air "
        "strikes.",
        ["Afghanistan", "Taliban", "United States"],
    ),
    (
        "The Rwandan Patriotic Front invaded from Uganda on October 1, 1990, with [[4,000]] men, most of them "
        "deserters from Museveni's army. Zaire sent [[1,000]] soldiers to help President Habyarimana, Belgium "
        "[[540]] and France [[300]].",
        ["Rwandan Patriotic Front", "DR Congo", "Belgium", "France"],
    ),
    (
        '"Our losses are one tenth of theirs", boasted Kadyrov; his men, [[1,200]] strong, had come from Grozny.',
        ["Russia"],
    ),
    (
        "Poland, which shares a border with Belarus, will deploy [[10,000]] additional soldiers there, of whom "
        "[[4,000]] will support the border guard. The number of would-be crossers has risen, say officials, who "
        "accuse Minsk and Moscow. Wagner fighters, [[over a hundred]] according to Warsaw, have moved closer to "
        "the Suwalki gap.",
        ["Poland", "Poland", "Wagner"],
    ),
    (
        "Libyan militias from Misrata lost [[over 500]] fighters retaking Sirte from the Islamic State, which had "
        "[[5,000]] men there at its peak.",
        ["Libya", "Islamic State"],
    ),
    (
        "The Georgian Legion has [[1,000]] volunteers in Ukraine. [[Dozens]] of Georgians have died. [[Eight]] "
        "Britons and [[ten]] Belarusians serve in another unit.",
        ["Georgia", "Georgia", "United Kingdom", "Belarus"],
    ),
    (
        "Kyiv's foreign legion counts [[20,000]] volunteers from 52 countries. [[Twelve]] Britons, [[three]] "
        "Georgians and [[one]] Belarusian have been killed since March, officials say.",
        ["Ukraine", "United Kingdom", "Georgia", "Belarus"],
    ),
    (
        "The UN force in Mali, MINUSMA, with [[15,000]] soldiers and police from 57 nations, lost [[over 300]] men "
        "in ten years. Bangladesh ([[1,402]]), Chad ([[1,392]]) and Egypt ([[1,087]]) were its largest "
        "contributors.",
        ["United Nations", "United Nations", "Bangladesh", "Chad", "Egypt"],
    ),
    (
        "The two Koreas exchanged fire. Seoul's defence ministry said [[two]] of its marines were killed and "
        "[[sixteen]] wounded on Yeonpyeong. North Korean casualties are not known; a defector spoke of [[ten]] "
        "dead.",
        ["South Korea", "South Korea", "North Korea"],
    ),
    (
        "Ukraine handed over [[135]] Russian prisoners on Friday and received the same number of its own. Among "
        "them were [[28]] members of the Azov brigade. It was the 63rd swap; in all [[5,762]] Ukrainians have come "
        "home.",
        ["Russia", "Ukraine", "Ukraine"],
    ),
    (
        "Ethiopian troops and allied Amhara militiamen killed [[forty-six]] Tigrayan fighters near Mai Kadra, the "
        'regional government said. The TPLF in turn claimed [[5,600]] enemy soldiers "killed, captured or '
        'wounded".',
        ["TPLF", "Ethiopia"],
    ),
    (
        "The Kremlin's spokesman Dmitry Peskov declined to confirm that [[600]] Nepalis had joined the Russian "
        "army. Kathmandu says [[at least 28]] were killed and [[five]] are held by Ukraine.",
        ["Nepal", "Nepal", "Nepal"],
    ),
    (
        "Serbia put its army on alert and moved [[1,500]] soldiers to the boundary with Kosovo, where KFOR has "
        "[[3,770]] troops. Britain is sending [[600]] more from the Princess of Wales's Royal Regiment.",
        ["Serbia", "KFOR", "United Kingdom"],
    ),
    (
        "In the Gambia, [[200]] Senegalese soldiers crossed the border to force Yahya Jammeh out. The regional "
        "force, ECOMIG, includes [[800]] Nigerians. The Gambian army has [[fewer than 2,500]] men.",
        ["Senegal", "Nigeria", "Gambia"],
    ),
    (
        "The Israeli army says it has struck [[200]] Hamas fighters hiding in a hospital; [[some 80]] surrendered. "
        "[[Nine]] soldiers of the Golani Brigade were killed in an ambush in Shejaiya.",
        ["Hamas", "Hamas", "Israel"],
    ),
    (
        "Peace talks between Manila and the MILF resumed. The rebels, about [[11,000]] strong, will hand in "
        "weapons. Government forces lost [[44]] police commandos in Mamasapano in 2015; [[18]] rebels died.",
        ["Moro Islamic Liberation Front", "Philippines", "Moro Islamic Liberation Front"],
    ),
    (
        "Kenyan forces have pushed al-Shabaab out of Kismayo, but Nairobi admits losing [[thirty]] soldiers since "
        "October, including [[five]] taken prisoner. It has [[3,150]] men inside Somalia.",
        ["Kenya", "Kenya", "Kenya"],
    ),
    (
        "Croatian forces took Knin within two days. [[Some 3,000]] Serb soldiers crossed into Bosnia. Croatia's "
        "losses: [[196]] killed. The UN said one of its posts was overrun.",
        ["Serbia", "Croatia"],
    ),
    (
        "Mexican marines killed [[eleven]] gunmen of the Sinaloa cartel. The navy lost [[one]] man. President "
        "Sheinbaum has sent [[10,000]] National Guard troops to the US border.",
        ["Sinaloa Cartel", "Mexico", "Mexico"],
    ),
    (
        "Chinese state media say [[40]] Indian soldiers died in the Galwan valley. Delhi acknowledges [[twenty]]. "
        "An Australian newspaper reported that [[38]] Chinese drowned in the river.",
        ["India", "India", "China"],
    ),
    (
        "A UN panel said Uganda had [[4,000]] to 5,000 soldiers in Congo and Burundi [[10,000]]. Rwanda's presence "
        "was put at [[6,000]]. Only Kinshasa, whose army numbers [[some 130,000]], has not replied.",
        ["Uganda", "Burundi", "Rwanda", "DR Congo"],
    ),
    (
        "The Mahdi Army killed [[four]] Salvadoran and Spanish soldiers in Najaf. [[About 20]] militiamen died. "
        "Madrid, which had [[1,300]] troops in Iraq, pulled them out in April 2004.",
        [None, "Mahdi Army", "Spain"],
    ),
    (
        "Georgia said [[four]] of its soldiers were killed when an insurgent drove a truck bomb into their base in "
        "Musa Qala. The country, which is not in NATO, has [[nearly 1,600]] troops in Helmand.",
        ["Georgia", "Georgia"],
    ),
    (
        "Drone attack kills [[three]] American soldiers in Jordan. An Iran-backed group claimed the attack, which "
        "wounded [[more than 40]] troops. There are [[about 3,000]] US soldiers in the kingdom and [[2,500]] in "
        "Iraq.",
        ["United States", "United States", "United States", "United States"],
    ),
    (
        "Officials in Tbilisi say Russia has [[9,500]] soldiers in Abkhazia and South Ossetia. The EU has [[200]] "
        "unarmed monitors.",
        ["Russia", "European Union"],
    ),
    (
        "British troops handed Basra to the Iraqis, four and a half years after [[46,000]] of them took part in "
        "the invasion. [[179]] British personnel died in Iraq. The Iraqi army's 14th Division has [[11,000]] men.",
        ["United Kingdom", "United Kingdom", "Iraq"],
    ),
    (
        "French President Emmanuel Macron announced that troops would leave Niger by the end of the year. There "
        "are [[about 1,500]] of them, most in Niamey. The junta had asked them to go. Mali ended the stay of "
        "[[2,400]] French soldiers in 2022, and Burkina Faso that of [[400]] special forces.",
        ["France", "France", "France"],
    ),
    (
        "More than a year into the insurgency, the military said it had lost [[1,500]] men. The Arakan Army, which "
        "now controls most of Rakhine State, claims [[30,000]] troops.",
        [None, "Arakan Army"],
    ),
    (
        "Hezbollah's leader Naim Qassem said [[5,000]] of the party's men had been killed and [[13,000]] wounded. "
        "Israel had put the number of dead at [[3,500]].",
        ["Hezbollah", "Hezbollah", "Hezbollah"],
    ),
    (
        "On the eve of the First Gulf War the US-led coalition of 35 countries had [[956,600]] troops in the "
        "region; the Americans accounted for [[697,000]] of them. Saudi Arabia provided [[60,000 to 100,000]], "
        "Britain [[53,462]] and Egypt [[35,000]]. Against them stood an Iraqi army of [[over 600,000]].",
        ["US-led coalition", "United States", "Saudi Arabia", "United Kingdom", "Egypt", "Iraq"],
    ),
    (
        "Police in the Indian state of Chhattisgarh said security forces killed [[31]] Maoist rebels in the "
        "Indravati forest. [[Two]] policemen also died. This year [[81]] rebels have been killed in the state, "
        "according to police figures.",
        ["Maoist rebels", "India", "Maoist rebels"],
    ),
    (
        "Zimbabwe has [[11,000]] soldiers in Congo to prop up Kabila. Its allies Angola and Namibia have sent "
        "[[2,500]] and [[2,000]]. Across the front line stand [[15,000]] Rwandans and the rebels of the RCD, "
        "[[20,000]] strong.",
        ["Zimbabwe", "Angola", "Namibia", "Rwanda", "RCD"],
    ),
    (
        "The Azov Brigade, once a far-right militia, is recruiting in the open. It wants [[2,500]] new soldiers. "
        "Its former commander Denys Prokopenko spent a year in Turkey after Russia freed him and [[four]] other "
        "officers.",
        ["Ukraine", "Ukraine"],
    ),
    (
        "The first prisoners, [[89]] soldiers taken by the Polisario Front, landed in Agadir on board a Red Cross "
        "plane. Morocco says [[2,155]] of its men were held at Tindouf.",
        ["Morocco", "Morocco"],
    ),
    (
        "The governor of the Kursk region said [[12]] border guards and [[three]] Chechen fighters of the Akhmat "
        "unit were hurt by Ukrainian shelling. Kyiv's incursion began with [[1,000]] soldiers.",
        ["Russia", "Chechen rebels", "Ukraine"],
    ),
    (
        "In an open letter [[400]] Turkish officers urged Ankara to stay out of Iraq. [[62,000]] Americans were to "
        "land at Iskenderun; parliament voted no. In the end [[1,000]] paratroopers of the 173rd Brigade dropped "
        "into Kurdistan.",
        ["Turkey", "United States", "United States"],
    ),
    (
        "Indian troops have killed [[six]] militants in Kashmir's Kulgam district. The militants belonged to "
        "Hizbul Mujahideen, police said. New Delhi has [[half a million]] soldiers in the valley.",
        [None, "India"],
    ),
    (
        "Fighting alongside government forces, the Popular Mobilization Forces retook Tal Afar. They lost [[115]] "
        "men. In all the Shiite-led units have [[140,000]] members.",
        ["Popular Mobilization Forces", "Popular Mobilization Forces"],
    ),
    (
        "Turkeys army said on Tuesday that [[three]] of its soldiers were killed and [[11]] wounded near the "
        "northern Syrian town of Al-Bab which is held by the Islamic State group. Ankara-backed rebels lost "
        "[[eight]] men in the assault said the Observatory. Turkey has sent [[hundreds]] of troops across the "
        "border.",
        ["Turkey", "Turkey", "Syrian rebels", "Turkey"],
    ),
    (
        "The army and Lebanons Hezbollah have been trying to retake the Qalamoun. A source in the group said it "
        'lost [[25]] fighters. "Nearly [[100]] terrorists from al-Nusra were killed" the source told the Al-Akhbar '
        "newspaper adding that [[dozens]] more had fled.",
        ["Hezbollah", "Al-Nusra Front", "Al-Nusra Front"],
    ),
    (
        "Kurdish forces backed by US-led air strikes took the town of Shadadi. The YPG said [[17]] of its fighters "
        "were killed in the operation. More than [[260]] jihadists died according to the coalition.",
        ["YPG", None],
    ),
    (
        "Iraqi troops supported by Shiite militias and Sunni tribal fighters advanced towards Tikrit on Wednesday. "
        "[[Five]] soldiers and [[11]] militiamen died and [[dozens]] of IS fighters were killed a police colonel "
        "said. The jihadists have [[hundreds]] of men in the city.",
        ["Iraq", None, "Islamic State", "Islamic State"],
    ),
    (
        "The UN peacekeeping force in the Golan UNDOF said [[45]] Fijian soldiers were freed. They were seized by "
        "al-Nusra on August 28. A further [[72]] Filipinos escaped a siege. UNDOF has [[1200]] troops from six "
        "nations.",
        ["Fiji", "Philippines", "United Nations"],
    ),
    (
        "Air raids by the regime killed [[at least 11]] fighters of Jaish al-Islam in Eastern Ghouta. The rebels "
        "retaliated by shelling Damascus. State news agency SANA said [[two]] soldiers were wounded.",
        ["Jaysh al-Islam", "Syria"],
    ),
    (
        "Yemens army loyal to President Hadi killed [[28]] Shiite Huthi rebels near Taez military sources said. "
        "[[Nine]] loyalists were also killed. The rebels who control Sanaa have not given figures.",
        ["Houthis", "Yemen"],
    ),
    (
        "Libyas UN-backed unity government said [[14]] of its fighters were killed and [[80]] wounded in Sirte in "
        "clashes with IS. The jihadists had [[5000]] men in the city before the offensive.",
        ["Libya", "Libya", "Islamic State"],
    ),
    (
        "Afghan officials say [[more than 50]] Taliban insurgents were killed in Kunduz. [[Six]] police died. "
        "Resolute Support the NATO mission has [[13000]] troops in the country. [[One]] American soldier was "
        "wounded.",
        ["Taliban", "Afghanistan", "NATO", "United States"],
    ),
    (
        "Nigerias army repelled a Boko Haram attack on Maiduguri killing [[up to 50]] insurgents. [[Eight]] "
        "soldiers died. The regional force of [[8700]] from Nigeria Niger Chad Cameroon and Benin is to be based "
        "in NDjamena.",
        ["Boko Haram", "Nigeria", None],
    ),
    (
        "Seventeen Indian soldiers were killed when gunmen stormed a base in Uri. [[Four]] attackers were shot "
        "dead. India blamed Jaish-e-Mohammad. Pakistan which denies involvement said on Monday [[two]] of its "
        "soldiers were killed by Indian fire.",
        [None, "Pakistan"],
    ),
    (
        "Syrian state TV said army units killed [[tens]] of al-Nusra terrorists in Jisr al-Shughour. A field "
        "commander told Fars that [[35]] Ahrar al-Sham militants had surrendered to the army while [[16]] others "
        "were killed in infighting.",
        ["Al-Nusra Front", "Ahrar al-Sham", "Ahrar al-Sham"],
    ),
    (
        "Saudi Arabia said [[two]] of its border guards were killed by fire from Yemen. The kingdom has lost "
        "[[more than 80]] soldiers and civilians since the war began. The United Arab Emirates lost [[45]] "
        "soldiers in a single missile strike in Marib along with [[five]] Bahrainis.",
        ["Saudi Arabia", "Saudi Arabia", "United Arab Emirates", "Bahrain"],
    ),
    (
        "Hamas said [[seven]] members of its armed wing died when a tunnel collapsed in Gaza. Israels military "
        "which lost [[11]] soldiers in such tunnels in 2014 had no comment.",
        ["Hamas", "Israel"],
    ),
    (
        "Burundian troops in the African Union force AMISOM withdrew from Leego after Al-Shabaab overran the base. "
        "The Shabaab said they killed [[80]] soldiers. Burundi acknowledged the loss of [[20]]. Residents saw "
        "[[dozens]] of bodies in uniform.",
        ["Burundi", "Burundi", "Burundi"],
    ),
    (
        "Lebanese troops arrested [[three]] IS members in Arsal while [[four]] soldiers of the army were hurt. A "
        "Syrian rebel group the Levant Company freed [[one]] Hezbollah prisoner.",
        ["Islamic State", "Lebanon", "Hezbollah"],
    ),
    (
        "To hold a 700-mile front, NATO planners would need [[300,000]] troops within 30 days. Germany and the "
        "Netherlands together could field two divisions; the US Army in Europe has [[roughly 100,000]] personnel, "
        "of whom [[20,000]] arrived after 2022.",
        ["NATO", "United States", "United States"],
    ),
    (
        "Beijing has increased the number of marines from [[10,000]] to [[more than 35,000]]. Taipei, by contrast, "
        "has let its regular force shrink to [[188,000]], and only [[83,000]] conscripts entered service last "
        "year.",
        ["China", "China", "Taiwan", "Taiwan"],
    ),
    (
        "A war over the island would be costly. CSIS's war game found that the United States would lose [[3,200]] "
        "troops in three weeks of combat, Japan [[hundreds]], and China [[10,000]], with [[tens of thousands]] of "
        "its soldiers taken prisoner.",
        ["United States", "Japan", "China", "China"],
    ),
    (
        "In Mali, where junta leader Assimi Goita hired the Wagner group in 2021, [[between 1,000 and 1,500]] "
        "Russian fighters operate alongside the army. The UN blamed them and Malian soldiers for the massacre in "
        "Moura; [[30]] militants were among the dead.",
        ["Russia", None],
    ),
    (
        "India's army chief said the Chinese had moved [[50,000]] to 60,000 soldiers to the Line of Actual "
        "Control, and that his side had mirrored the deployment. Talks led to a pull-back in which each removed "
        "its tanks.",
        ["China"],
    ),
    (
        "Sri Lanka's president said at least [[6,200]] security forces personnel had died in the last phase of the "
        "war against the LTTE and [[nearly 30,000]] were injured. The military says it killed [[22,000]] rebels.",
        ["Sri Lanka", "Sri Lanka", "Tamil Tigers"],
    ),
    (
        "US President George W. Bush's surge took [[30,000]] extra troops to Baghdad. At its height [[170,000]] "
        "Americans served in Iraq with [[11,000]] Britons, Poles, Australians and others.",
        ["United States", "United States", None],
    ),
    (
        "Moscow's proxies in the Donbas, the DNR and LNR, had mobilised [[100,000]] men by the summer, according "
        "to the Ukrainian general staff, which also counted [[1,500]] Wagner contractors and [[8,000]] of "
        "Kadyrov's Chechens.",
        ["Donetsk People's Republic", "Wagner", "Chechen rebels"],
    ),
    (
        "The EU's training mission has put [[4,000]] Somali soldiers through courses. Turkey, with a base of its "
        "own in Mogadishu, trained [[5,000]] of the elite Gorgor commandos, and Washington backs the Danab, a "
        "brigade of [[3,000]].",
        ["Somalia", "Somalia", "Somalia"],
    ),
    (
        "Lukashenko insists that Belarus will not fight. Its army, at [[48,000]] soldiers, is small; perhaps "
        "[[10,000]] of them are combat-ready. Russia keeps [[2,000]] men at two airfields.",
        ["Belarus", "Belarus", "Russia"],
    ),
    (
        "Syria's new rulers said [[13]] members of their security forces were killed in an ambush by Assad "
        "loyalists in Jableh. [[Scores]] of gunmen, most of them former officers, took part.",
        ["Syria", None],
    ),
    (
        "Of the [[15,000]] Cuban troops in Ethiopia [[163]] were killed in the Ogaden war. Somalia lost a third of "
        "its army, or [[some 8,000]] men.",
        ["Cuba", "Cuba", "Somalia"],
    ),
    (
        "The ceasefire in Gaza lets Israel keep [[up to 5,000]] soldiers along the yellow line. Washington wants "
        "[[20,000]] foreign troops to replace them. Indonesia offered [[8,000]]; Azerbaijan and Pakistan have "
        "promised nothing yet.",
        ["Israel", None, "Indonesia"],
    ),
    (
        "According to figures from the Pentagon obtained by the AP, [[about 8,000]] South Korean, Thai and "
        "Filipino soldiers died in Vietnam beside [[58,220]] Americans.",
        [None, "United States"],
    ),
    (
        'Rebels loyal to Riek Machar attacked Malakal on Tuesday. "We have captured [[fifty]] government '
        'soldiers," their spokesman said. Juba confirmed that [[nine]] SPLA troops had died.',
        ["South Sudan", "South Sudan"],
    ),
    (
        "The Guards commander said Iran had no bases in Syria. Israel estimates that Tehran controls [[80,000]] "
        "Shiite militiamen there, of them [[only about 800]] Iranians.",
        [None, "Iran"],
    ),
    (
        "Defence Secretary John Healey said the British Army had shrunk to [[72,510]] full-time trained soldiers, "
        "the smallest since Napoleon. He aims for [[76,000]] after the next election. Reservists number "
        "[[23,000]].",
        ["United Kingdom", "United Kingdom", "United Kingdom"],
    ),
    (
        "Ankara's parliament extended the mandate for Lebanon, where [[92]] Turkish soldiers serve with UNIFIL. "
        "Ireland lost [[one]] soldier there in 2022, Private Sean Rooney; [[three]] of his comrades were hurt.",
        ["Turkey", "Ireland", "Ireland"],
    ),
    (
        "The Georgian interior ministry said [[14]] more of its servicemen had been found dead. Russian officials "
        "put their own losses at [[64]] killed, and said Georgian forces had lost [[about 3,000]].",
        ["Georgia", "Russia", "Georgia"],
    ),
    (
        "FALLUJAH, Iraq - Insurgents ambushed a convoy outside the city on Tuesday, killing [[five]] Marines and "
        "wounding [[eleven]] others, the military said. In a separate attack, [[two]] soldiers of the 1st Cavalry "
        "Division died when a bomb exploded. Iraqi police said [[eight]] of their officers were killed by gunmen "
        "in Mosul.",
        ["United States", "United States", "United States", "Iraq"],
    ),
    (
        "MOGADISHU - [[Two]] peacekeepers were kidnapped by Somali gunmen, a UN spokesman said. [[Twenty-four]] "
        "blue helmets had been killed in an ambush on June 5 blamed on General Aidid's militia. The mission has "
        "[[18,000]] troops, fewer than its full strength of [[28,000]].",
        ["United Nations", "United Nations", "United Nations", "United Nations"],
    ),
    (
        "Kyiv's General Staff said [[1,120]] invaders had been killed over the past day. Ukrainian paratroopers "
        "also captured [[38]] occupiers near Pokrovsk. The Russian defence ministry said the enemy lost [[up to "
        "450]] servicemen in Kursk direction.",
        ["Russia", "Russia", "Ukraine"],
    ),
    (
        "NATO leaders agreed to put [[300,000]] troops on high alert. The alliance has [[some 40,000]] under its "
        "direct command in the east, most of them from Germany, Britain and the United States. Its force in Kosovo"
        " numbers [[4,500]].",
        ["NATO", "NATO", "NATO"],
    ),
    (
        "The Security Council raised the ceiling of the mission in South Sudan to [[17,000]] soldiers. UNMISS now "
        "counts [[14,900]] troops, including [[2,600]] from Rwanda, [[2,400]] Indians and [[1,700]] from Nepal. "
        "Ethiopia offered [[850]] more.",
        ["United Nations", "United Nations", "Rwanda", "India", "Nepal", "Ethiopia"],
    ),
    (
        "Guerrillas of the FARC overran an army base in Las Delicias, killing [[27]] soldiers and taking [[60]] "
        "prisoner. The army said it had killed [[40]] guerrillas in air strikes that followed. The rebels, who "
        "have about [[15,000]] fighters, did not comment.",
        ["Colombia", "Colombia", "FARC", "FARC"],
    ),
    (
        "The Saudi-led coalition sent [[5,000]] more troops to Marib, where Houthi fighters have lost [[dozens]] "
        "of men. The United Arab Emirates mourned [[45]] soldiers and Bahrain [[five]] after a missile struck "
        "their camp.",
        ["Saudi-led coalition", "Houthis", "United Arab Emirates", "Bahrain"],
    ),
    (
        "Fighting between government troops and Hutu rebels near Bujumbura left [[34]] dead on both sides. The "
        "army claims to have killed [[120]] rebels since May. About [[2,000]] of the rebels are believed to be "
        "hiding in Congo.",
        [None, "Hutu rebels", "Hutu rebels"],
    ),
    (
        "Eritrea acknowledged losing [[19,000]] soldiers in the border war with Ethiopia. Addis Ababa never "
        "published its own toll, but analysts believe it lost [[at least 60,000]]. At the front [[half a million]]"
        " men from the two countries faced each other.",
        ["Eritrea", "Ethiopia", None],
    ),
    (
        "The Philippine military said [[13]] marines and [[at least 40]] militants loyal to the Maute brothers had"
        " been killed in Marawi. A navy spokesman said [[three]] soldiers were still missing.",
        ["Philippines", "Maute", "Philippines"],
    ),
    (
        "PRISTINA - KFOR will cut its strength from [[17,500]] to [[14,000]] next year, NATO's commander said. "
        "Germany keeps [[2,900]] soldiers in the province and Italy [[2,600]]. Most of the American contingent of "
        "[[1,800]] stays at Camp Bondsteel.",
        ["KFOR", "KFOR", "Germany", "Italy", "United States"],
    ),
    (
        "Houthi rebels said on Sunday they had killed or wounded [[500]] enemy troops and captured [[2,000]] near "
        "Najran. Riyadh did not comment. The kingdom has lost [[hundreds]] of soldiers since 2015.",
        ["Saudi Arabia", "Saudi Arabia", "Saudi Arabia"],
    ),
    (
        "Chadian forces killed [[250]] rebels, the defence minister said, adding that [[12]] of its soldiers died."
        " The insurgents, who crossed from Sudan, said the army had lost [[more than 100]].",
        ["Chadian rebels", "Chad", "Chad"],
    ),
    (
        "The Pentagon said [[34]] U.S. service members suffered brain injuries in the Iranian missile attack. "
        "Tehran had said that [[80]] Americans were killed. [[Some 5,000]] troops remain in Iraq, and NATO has "
        "[[500]] trainers there.",
        ["United States", "United States", "United States", "NATO"],
    ),
    (
        "M23 rebels withdrew after killing [[two]] South African peacekeepers. The brigade, which has [[3,069]] "
        "soldiers from South Africa, Tanzania and Malawi, lost [[three]] men in August. The Congolese army claims "
        "[[400]] rebels died.",
        ["South Africa", None, None, "M23"],
    ),
    (
        "Ukraine has lost around [[31,000]] soldiers, President Zelensky said. He put Russia's dead at "
        "[[180,000]]. The Kremlin rejected the figures; Defence Minister Shoigu claimed that Kyiv's losses "
        "exceeded [[444,000]].",
        ["Ukraine", "Russia", "Ukraine"],
    ),
    (
        "In Lebanon a truck bomb destroyed the headquarters of the Marines, killing [[241]] Americans; minutes "
        "later [[58]] French paratroopers died. Italy's contingent of [[2,200]] was spared. Syria had [[40,000]] "
        "soldiers in the Bekaa.",
        ["United States", "France", "Italy", "Syria"],
    ),
    (
        "The Peruvian army said [[four]] of its soldiers and [[a dozen]] Shining Path guerrillas died in a clash "
        "in the VRAEM. The rebels are thought to have [[no more than 350]] fighters.",
        ["Peru", "Shining Path", "Shining Path"],
    ),
    (
        "SARAJEVO - The Serbs are holding [[more than 370]] peacekeepers hostage. [[Two]] French soldiers were "
        "killed retaking a bridge. Britain announced it would send [[6,000]] more soldiers, while the Netherlands "
        "and Canada withdrew [[hundreds]].",
        ["United Nations", "France", "United Kingdom", None],
    ),
    (
        "In Kismayo, al-Shabab fighters stormed a base run by Kenyan troops, killing [[at least 50]]. Kenya's army"
        " denied the claim and said [[nine]] of its soldiers had died and [[70]] militants were killed. AMISOM's "
        "ceiling is [[22,126]].",
        ["Kenya", "Kenya", "al-Shabaab", "African Union"],
    ),
    (
        "Armenia's defence ministry reported the deaths of [[49]] servicemen. Azerbaijan said [[50]] of its troops"
        " had died in what it called a large-scale provocation. [[Six]] Azerbaijani soldiers were captured.",
        ["Armenia", "Azerbaijan", "Azerbaijan"],
    ),
    (
        "The Karen National Union says its fighters killed [[28]] junta soldiers and captured [[11]]. The regime, "
        "which has perhaps [[150,000]] troops, has lost [[20,000]] to desertion.",
        ["Myanmar", "Myanmar", "Myanmar", "Myanmar"],
    ),
    (
        "The UN has [[13,500]] troops in Congo, of whom Pakistan provides [[3,700]], India [[3,500]] and Uruguay "
        "[[1,600]]. [[Nine]] Bangladeshis were killed by militiamen in Ituri in 2005; the next week the blue "
        "helmets killed [[50]] gunmen.",
        ["United Nations", "Pakistan", "India", "Uruguay", "Bangladesh", None],
    ),
    (
        "Wagner had [[50,000]] men in Ukraine at its peak, 40,000 of them convicts, the White House said. It "
        "estimated that [[30,000]] of the group's fighters had been killed or wounded. Kyiv has lost [[more than "
        "100,000]] men, according to Washington.",
        ["Wagner", "Wagner", "Ukraine"],
    ),
    (
        "Algeria's army has eliminated [[13]] terrorists in Tizi Ouzou, the ministry said. Islamists ambushed a "
        "convoy on Friday, killing [[11]] soldiers.",
        [None, "Algeria"],
    ),
    # Soldiers counted beside a group's fighters are not the group's.
    (
        "[[Four]] Maute members were killed and [[six]] soldiers wounded in Lanao on Friday, a colonel said.",
        ["Maute", "Philippines"],
    ),
    ("The clash left [[nine]] FARC guerrillas dead and [[three]] soldiers missing.", ["FARC", "Colombia"]),
    ("Boko Haram lost [[40]] fighters near Gwoza; [[two]] soldiers also died.", ["Boko Haram", "Nigeria"]),
    ("[[Twelve]] Taliban fighters and [[one]] soldier were killed in Ghazni.", ["Taliban", "Afghanistan"]),
    ("[[Thirty]] al-Shabab members were killed while [[seven]] troops were hurt.", ["al-Shabaab", "Somalia"]),
    # Datelines, brackets and who is named behind "by" own nobody.
    ("KABUL, Afghanistan -- The Taliban raided a post in Faryab on Sunday, killing [[14]] soldiers there.", ["Afghanistan"]),
    ("The toll in an attack on Nepalese soldiers in the Democratic Republic of Congo (DRC) has risen to [[11]].", ["Nepal"]),
    (
        "[[Eight]] soldiers died and [[20]] were hurt in an ambush laid by Colombia's biggest rebel group, the FARC.",
        ["Colombia", "Colombia"],
    ),
    (
        "The Taliban attacked two posts in Afghanistan's northern Baghlan province. They killed [[nine]] soldiers.",
        ["Afghanistan"],
    ),
    ("The army took losses, with [[six]] killed and [[ten]] injured, a Georgian colonel said.", ["Georgia", "Georgia"]),
    # The same number again.
    (
        "[[Two]] Ghanaian officers serving with the UN died in Mali. The deaths of the [[two]] officers were confirmed.",
        ["Ghana", "Ghana"],
    ),
    (
        "[[Five]] Senegalese UN peacekeepers were hurt at Kidal. Of the [[five]] peacekeepers one may lose a leg.",
        ["Senegal", "Senegal"],
    ),
    # Militants are those of the one group the article names; rebels in Chechnya are Chechen.
    (
        "Al-Shabab gunmen drove a car into the base. Al-Shabab said it held the town. A colonel came by air from the coast. "
        "He said [[31]] militants were killed.",
        ["al-Shabaab"],
    ),
    ("Russian officials said [[scores]] of rebels were killed outside Grozny.", ["Chechen rebels"]),
    # What a side pays "against" the other's dead; members of forces; groups behind "of"; a side that lost.
    ("Government forces killed [[700]] Tiger rebels against just [[28]] soldiers in Sri Lanka.", ["Tamil Tigers", "Sri Lanka"]),
    (
        "The TTP broke the truce. With [[685]] members of security forces losing their lives, it was Pakistan's worst year.",
        ["Pakistan"],
    ),
    ("Shelling killed [[20]] Chechen militants of the Al-Nusra Front near Aleppo.", ["Al-Nusra Front"]),
    (
        "Jets killed [[30]] militants affiliated to al-Nusra Front and [[12]] belonging to ISIL.",
        ["Al-Nusra Front", "Islamic State"],
    ),
    ("The Armenian side, according to first data, has lost [[16]] servicemen.", ["Armenia"]),
    ("[[Six]] soldiers of the Pakistan Army died and [[three]] terrorists were killed.", ["Pakistan", None]),
    ("They shot [[nine]] servicemen of the army of the breakaway Abkhazia.", ["Abkhazia"]),
    ("The number of active soldiers in Taiwan is to drop to [[160,800]] next year.", ["Taiwan"]),
    ("The movements killed [[214]] Rapid Support militiamen in Darfur.", ["Rapid Support Forces"]),
    ("ISIS was blamed. [[127]] Iranian-backed militiamen died.", [None]),
    # Acronyms that the text itself introduces.
    (
        "The Union of Democratic Resistance Fighters (UDRF) took Birao. An officer said "
        "[[40]] UDRF men had died. The UDRF lost [[six]].",
        ["Union of Democratic Resistance Fighters"] * 2,
    ),
    (
        "The Sudan Liberation Army (SLA) holds the hills. SLA fighters killed [[11]] soldiers; [[five]] of the SLA's men fell.",
        ["Sudan", "Sudan Liberation Army"],
    ),
    (
        "The Popular Salvation Front (PSF) has [[3,000]] fighters. A PSF column of [[200]] came down from the hills.",
        ["Popular Salvation Front"] * 2,
    ),
    ("The Kenya Defence Forces (KDF) lost [[nine]] men. The KDF has [[4,000]] in Somalia.", ["Kenya", "Kenya"]),
    # Titles tell where; those who go to a country are not its own.
    ("The bloc agreed in Abuja. ECOWAS will send [[3,000]] soldiers to Mali.", ["ECOWAS"]),
    (
        "Canada ended its mission in Kandahar. As [[2,850]] combat troops go home, [[950]] stay to retrain Afghan forces.",
        ["Canada", "Canada"],
    ),
    ("Lithuania hosts a NATO battlegroup of [[1,800]] troops, led by Germany.", ["NATO"]),
    ("Rebel sources in Kilinochchi spoke of LTTE losses: [[12]] cadres dead.", ["Tamil Tigers"]),
    ("Russia and Ukraine handed over [[25]] prisoners of war each on Sunday.", [None]),
    # Mercenaries, strangers' men, shares, asides, whose country, numbers of a group.
    (
        "Wagner lost a column near Kidal. [[Dozens]] of the mercenaries died, diplomats said.",
        ["Wagner"],
    ),
    ("A doctor treated [[six]] of Karimov's men near the border with Tajikistan.", [None]),
    (
        "The American share, [[7,800]] soldiers, is to shrink. The Baltic armies together have [[25,000]].",
        ["United States", None],
    ),
    (
        "The United States will open a base in Poland, President Joe Biden said, and keep [[3,000]] soldiers in Romania.",
        ["United States"],
    ),
    ("Latvian minister Artis Kalns was glad. His country, which has [[7,500]] regular soldiers, has the draft.", ["Latvia"]),
    ("The ministry in Ankara put the number of PKK members killed at [[nearly 300]].", ["PKK"]),
    ("Colombia's second-largest guerrilla group killed [[at least 11]] soldiers on Monday.", ["Colombia"]),
    ("Some [[17,000]] NATO soldiers are there, [[7,000]] of them from the United States.", ["NATO", "United States"]),
    ("[[Thousands]] of US and Philippine troops began a drill.", [None]),
    ("In the provinces of Afghanistan the government's [[350,000]] soldiers now fight alone.", ["Afghanistan"]),
    ("Burundi sent men to help the Congolese army, and the bloc SADC has deployed [[2,900]] troops.", ["SADC"]),
    ("On June 9 in Marawi [[13]] Marines fell, the Philippine army said.", ["Philippines"]),
    # Followers of a capital or leader, parts told in "of whom", rebels of faiths, places in asides, small letters.
    ("A Ukrainian spokesman, Serhiy Kuzmenko, said that [[221]] pro-Moscow troops were killed near Bakhmut.", ["Russia"]),
    ("In Libya pro-Gaddafi fighters lost [[40]] men.", ["Libya"]),
    (
        "Kirby said Russia had suffered [[100,000]] casualties, including [[20,000]] dead, half of whom were Wagner men.",
        ["Russia", "Russia"],
    ),
    ("[[Five]] Indian soldiers and [[six]] Muslim rebels were killed in Kashmir.", ["India", None]),
    ("The Russian army suffers in the war in Ukraine, with [[500]] soldiers killed a day.", ["Russia"]),
    ("Among the dead were [[nine]] peshmerga and three civilians.", ["Peshmerga"]),
    ("The Ethiopian army says it has killed [[5,600]] Tigray rebels.", ["TPLF"]),
    ("Where the NTC held the port, [[four]] of its fighters died.", ["National Transitional Council"]),
    # British spelling of acronyms; armies nobody knows; peoples that number.
    ("Nato agreed to withdraw its [[7,000]] men from Kabul. Farc guerrillas killed [[nine]] of them.", ["NATO", "NATO"]),
    ("An Isaf spokesman said [[two]] Isaf soldiers died.", ["ISAF"]),
    ("At Waterloo Wellington's army lost [[23,185]]; the French numbered [[80,000]] men.", [None, "France"]),
    ("The US and Nato military numbers surpassed [[150,000]].", [None]),
    ("After Kerch the Union Army numbered [[82,000]] men.", [None]),
    # The wounded of before, the helmets of a mission, the number of those somebody has killed.
    ("The fire killed [[26]] Pakistani soldiers. Italian troops picked up [[30]] of the wounded.", ["Pakistan", "Pakistan"]),
    (
        "MINUSMA mourned. Bangladesh sent many. [[Over 150]] of its [[13,000]] blue helmets died.",
        ["United Nations", "United Nations"],
    ),
    ("The coalition puts the number of Houthi rebels it has killed near Marib at [[3,000]].", ["Houthis"]),
    (
        "Kenyan intelligence said troops from Ethiopia had crossed the border at dawn. There are [[about 3,000]] "
        "soldiers in all.",
        ["Ethiopia"],
    ),
    (
        "Ukrainian intelligence reported that the first soldiers from the DPRK had arrived in the Kursk region. There are "
        "[[approximately 12,000]] soldiers, including [[500]] officers.",
        ["North Korea", "North Korea"],
    ),
    (
        "The ministry in Kigali said fighters of the FDLR had crossed the lake. There were [[some 400]] men under arms.",
        ["FDLR"],
    ),
    ("Lithuania is kicking off an exercise with [[more than 5,000]] troops from nine of its allies.", [None]),
    ("Finland is hosting drills with [[6,500]] troops from 12 countries, [[900]] of them Finns.", [None, "Finland"]),
    ("Russian casualty numbers hit [[one million]].", ["Russia"]),
    ("Russian combat losses (killed, missing and wounded) are now between [[400,000 and 500,000]] personnel.", ["Russia"]),
    ("Israel's permanent battlefield losses stand at [[900]] soldiers.", ["Israel"]),
    ("The toll was given by MINUSMA, whose [[11,000]] troops are to leave Mali.", ["United Nations"]),
    ("Ivorian officers praised Chad, whose [[800]] soldiers held the town.", ["Chad"]),
    (
        "Ansar al-Islam, which American officials say has [[600 to 800]] members, was blamed for the attack that killed "
        "[[three]] Kurdish officers.",
        ["Ansar al-Islam", "Kurdish forces"],
    ),
    ("The Islamic State, which the Pentagon says has [[2,500]] fighters left, claimed the raid.", ["Islamic State"]),
    ("Hezbollah, which Israel believes commands [[40,000]] men, denied it.", ["Hezbollah"]),
    (
        "The commander of Ukraine's ground forces said Russia was assembling a group of [[more than 100,000]] troops.",
        ["Russia"],
    ),
    ("Kyiv says Minsk is forming a battalion of [[800]] soldiers.", ["Belarus"]),
    ("Nagorno-Karabakh says [[19]] more soldiers were killed.", ["Nagorno-Karabakh"]),
    ("Ghana will send [[300]] soldiers; Nigeria has put [[200]] airmen on standby.", ["Ghana", "Nigeria"]),
    # whose convoy, post or vehicle was hit
    ("Guerrillas blew up a Turkish truck near Hakkari and shot at its escort, killing [[two]] soldiers.", ["Turkey"]),
    (
        "Separatists destroyed a Georgian armoured car outside Gali at noon, killing [[one]] serviceman and injuring "
        "[[three]] others, Georgian television said.",
        ["Georgia", "Georgia"],
    ),
    ("Fighters of the PKK hit a Turkish patrol with a mine, killing [[three]] conscripts.", ["Turkey"]),
    ("Shabaab gunmen rammed an Ethiopian convoy near Baidoa; [[nine]] soldiers died, a driver said.", ["Ethiopia"]),
    ("Raiders stormed a Chadian post by the lake before dawn, leaving [[twelve]] soldiers dead.", ["Chad"]),
    # others like them
    ("The insurgents have killed [[four]] Cameroonian soldiers, wounded [[seven]] others, and fled.", ["Cameroon"] * 2),
    ("Al-Shabaab shot [[two]] Ugandan soldiers dead, injured [[five]] others and left by boat.", ["Uganda"] * 2),
    ("Boko Haram killed [[six]] Chadian troops, captured [[three]] others and burnt the post.", ["Chad"] * 2),
    ("The Taliban seized [[ten]] Afghan policemen, shot [[four]] others and took their guns.", ["Afghanistan"] * 2),
    ("Islamic State killed [[eight]] Iraqi soldiers, wounded [[nine]] others at the dam.", ["Iraq"] * 2),
    # clashes between two sides
    ("[[Sixty]] fighters were killed in clashes between the Syrian army and the Kurds around Hasakah.", [None]),
    ("[[Ninety]] combatants died in fighting between Houthi rebels and Yemeni forces in Taiz.", [None]),
    ("[[Thirty]] gunmen were wounded in battles between Hezbollah and the Nusra Front at Arsal.", [None]),
    (
        "[[Two]] rebels and [[five]] soldiers fell, and [[dozens]] from both sides were hurt in Yemen.",
        ["Yemeni rebels", "Yemen", None],
    ),
    # by many nations; led by one of several
    ("American forces there are backed by [[9,000]] troops from 20 nations.", [None]),
    ("The British brigade is assisted by [[1,200]] soldiers from 11 countries.", [None]),
    ("Italy, which is leading the force said to number [[6,000]] men, sent ships.", [None]),
    # whose the rest is
    ("Hungary has pulled out. Latvia's remaining [[120]] soldiers leave in May.", ["Latvia"]),
    ("Norway left early. Denmark's last [[40]] engineers flew home on Friday.", ["Denmark"]),
    ("SFOR is now a force of [[7,000]] soldiers.", ["SFOR"]),
    ("Thirty states give troops to KFOR, with a combined strength of [[5,000]] men.", ["KFOR"]),
    # groups tied to others; one man of another nation
    ("Troops hunting Ansaru, linked to al-Qaeda, left [[four]] militants dead in Kaduna.", ["Ansaru"]),
    ("[[Ten]] Philippine marines, and [[three]] Abu Sayyaf Group fighters, died.", ["Philippines", "Abu Sayyaf"]),
    (
        "Philippine soldiers fought Abu Sayyaf. [[Four]] soldiers and [[six]] Abu Sayyaf men, including a Malaysian "
        "terrorist, were killed.",
        ["Philippines", "Abu Sayyaf"],
    ),
    # "its" is not the killer's
    ("Rwanda denied that the FDLR had killed [[30]] of its soldiers.", ["Rwanda"]),
    ("Israel dismissed a report that Hamas wounded [[15]] of its troops.", ["Israel"]),
    ("Ethiopia disputed that al-Shabaab had captured [[eight]] of its men.", ["Ethiopia"]),
    ("Turkey says the PKK killed [[six]] of its conscripts on Friday.", ["Turkey"]),
    ("Chad said Boko Haram had killed [[40]] of its soldiers at the lake.", ["Chad"]),
    # whoever is set upon suffers
    ("Armed men ambushed UN peacekeepers in Sudan's west, killing [[two]] soldiers.", ["United Nations"]),
    ("Gunmen attacked Kenyan troops near Kismayo in Somalia, killing [[four]] soldiers.", ["Kenya"]),
    ("Jihadists raided Cameroonian marines on the Nigerian shore and killed [[nine]] soldiers.", ["Cameroon"]),
    ("Bandits ambushed Chadian forces in Niger, wounding [[six]] soldiers.", ["Chad"]),
    ("Fighters attacked peacekeepers in Kidal, Mali, killing [[two]] soldiers.", ["United Nations"]),
    # countries that nobody names are nobody's force
    (
        "Germany will give most of the troops, with other countries expected to send between [[150 and 200]] soldiers.",
        [None],
    ),
    ("France leads the mission, while other nations are to provide some [[300]] troops.", [None]),
    (
        "Kenya sent [[400]] officers; several Caribbean countries pledged [[150]] soldiers.",
        ["Kenya", None],
    ),
    ("Uganda has most of the troops there; four other nations supply another [[2,000]] soldiers.", [None]),
    ("Spain has offered a frigate. Three neighbouring states have sent [[700]] soldiers.", [None]),
    # some of them foreign
    ("Some [[500]] Iraqi and foreign fighters held the town.", [None]),
    ("[[Sixty]] foreign and Afghan militants were killed.", [None]),
    ("The army killed [[215]] Syrian and foreign fighters.", [None]),
    ("About [[90]] Libyan and foreign mercenaries left Sirte.", [None]),
    # who is wounded with the second verb is whose men the first verb killed
    ("Ankara blamed the regime for killing [[five]] Turkish soldiers and wounding [[five]] more.", ["Turkey"] * 2),
    ("Russia accused the rebels of killing [[three]] Russian airmen and injuring [[two]] others.", ["Russia"] * 2),
    ("India said the Pakistani army had killed [[four]] Indian soldiers and captured [[three]] more.", ["India"] * 2),
    ("The group shot [[two]] Kenyan soldiers and wounded [[four]] others.", ["Kenya"] * 2),
    # the killer of one clause is not the killer of the next
    (
        "Turkey's defence ministry said they had killed [[21]] Syrian soldiers after its [[two]] soldiers had died.",
        ["Syria", "Turkey"],
    ),
    ("Israel said it had killed [[30]] Hamas fighters after [[four]] of its soldiers were hurt.", ["Hamas", "Israel"]),
    ("Colombia's army shot [[nine]] ELN rebels after it had lost [[two]] men.", ["ELN", "Colombia"]),
    # whose post was wiped out
    ("Taliban forces wiped out an Afghan army post, killing [[43]] soldiers as they stormed in.", ["Afghanistan"]),
    ("Insurgents flattened a Nigerien camp at dawn, killing [[17]] soldiers.", ["Niger"]),
    ("The guerrillas annihilated a Peruvian patrol, killing [[eleven]] soldiers.", ["Peru"]),
    # "and that ... its": of whoever says both
    (
        "Azerbaijan has said that [[2,783]] of its soldiers fell in the fight with Armenian forces, and that [[100]] of "
        "its troops were missing.",
        ["Azerbaijan"] * 2,
    ),
    ("Rwanda said the FDLR had attacked and that [[five]] of its soldiers were missing.", ["Rwanda"]),
    ("Turkey said that it had hit the PKK in Iraq, and that [[two]] of its soldiers had died.", ["Turkey"]),
    ("Pakistan said Indian troops had fired first and that [[four]] of its men were dead.", ["Pakistan"]),
    # a toll that others push up stays that of the same army
    (
        "Nagorno-Karabakh recorded [[40]] casualties among its military, pushing the military death toll to [[673]] since "
        "fighting with Azeri forces began.",
        ["Nagorno-Karabakh"] * 2,
    ),
    # capitals of those whom few recognise
    ("Tskhinvali said [[40]] of its soldiers were killed.", ["South Ossetia"]),
    ("Sukhumi put its losses at [[200]] men.", ["Abkhazia"]),
    ("Tiraspol says it has [[5,000]] soldiers.", ["Transnistria"]),
    ("Hargeisa said [[20]] of its troops had been captured.", ["Somaliland"]),
    ("Stepanakert said [[12]] of its servicemen had died.", ["Nagorno-Karabakh"]),
    # where fighters are is not whose they are
    ("Islamic State fighters in Mosul, Iraq, number between [[5,000 and 10,000]].", ["Islamic State"]),
    ("Boko Haram fighters in Gwoza, Nigeria, number about [[3,000]].", ["Boko Haram"]),
    ("Wagner men in Bangui, Central African Republic, numbered [[1,400]].", ["Wagner"]),
    # "the number of ... , thought to be at"
    ("Rwandan troops matched the number of M23 soldiers, thought to be at around [[3,000]].", ["M23"]),
    ("The army outnumbers the Hezbollah fighters, believed to be about [[2,000]].", ["Hezbollah"]),
    # several who fight together
    ("A coalition of [[about 100,000]] troops, led by Iraqi forces, began the offensive against Islamic State.", [None]),
    ("An alliance of [[5,000]] fighters attacked the Syrian army.", [None]),
    ("The operation involves [[94,000]] Iraqi-led troops.", [None]),
    # whose base was hit, told behind the figure or in the sentence before
    ("The raiders killed [[59]] soldiers when they stormed the Burundian base at El Baraf.", ["Burundi"]),
    ("Fighters of al-Shabab overran an Ethiopian camp in Bardale, killing [[30]] soldiers.", ["Ethiopia"]),
    ("Al-Shabab attacked the Kenyan base at Kulbiyow. The group said it killed [[57]] soldiers.", ["Kenya"]),
    ("Al-Shabab stormed a base for African Union troops. The rebels said they killed [[90]] soldiers.", ["African Union"]),
    ("Gunmen ambushed a convoy carrying Nepalese peacekeepers. [[Three]] soldiers died.", ["Nepal"]),
    ("The Islamic State raided a Nigerien army post. [[At least 71]] soldiers were killed.", ["Niger"]),
    # "we" is the speaker's side, not the attacker's
    ('"Boko Haram came at night and we lost [[eleven]] soldiers," an officer in Diffa said.', ["Nigeria"]),
    ('"Al-Shabab fired at the convoy and we lost [[two]] soldiers," a Somali officer said.', ["Somalia"]),
    # groups and auxiliaries of African wars
    ("The army killed [[20]] fighters of the Allied Democratic Forces.", ["Allied Democratic Forces"]),
    ("[[Four]] VDPs were killed in Kompienga.", ["Burkina Faso"]),
    ("[[Sixty]] Kamajor fighters were killed.", ["Kamajors"]),
    ("[[Eight]] FACA soldiers died in the ambush.", ["Central African Republic"]),
    ("[[Twelve]] MNJTF soldiers were wounded.", ["Multinational Joint Task Force"]),
    ("The rebels disarmed [[200]] ONUMOZ soldiers.", ["United Nations"]),
    # at whom an attack is aimed, and whose attack failed
    (
        "Eritrean soldiers hold Badme; [[two]] were hurt. Rebels launched an offensive against Ethiopian troops in "
        "Werkamba killing [[420]] soldiers.",
        ["Eritrea", "Ethiopia"],
    ),
    ("The rebels mounted an assault on Congolese army positions and killed [[30]] soldiers.", ["DR Congo"]),
    (
        "[[Three]] Eritrean soldiers fled. Rebels repelled an offensive by the Ethiopian army near Hawzien in which "
        "[[290]] soldiers were killed.",
        ["Eritrea", "Ethiopia"],
    ),
    ("Tribesmen beat back an attack by the Sudanese army in which [[80]] soldiers died.", ["Sudan"]),
    ("Jihadists mounted a raid on the Malian army in Gao, killing [[nine]] soldiers.", ["Mali"]),
    # a contingent sent
    ("Rwanda sent [[1,000]] troops. Botswana followed with a contingent of [[296]].", ["Rwanda", "Botswana"]),
    ("Kenya followed with a battalion of [[700]].", ["Kenya"]),
    ("ECOWAS plans to put [[3,250]] men on the ground.", ["ECOWAS"]),
    ("Uganda has put [[1,600]] soldiers in the field.", ["Uganda"]),
    # peacekeepers from the country that sends them
    ("Peacekeeping troops from Nigeria have begun arriving. [[About 300]] peacekeepers landed on Monday.", ["Nigeria"]),
    ("A peacekeeping battalion from Ghana left. [[Two]] peacekeepers were ill.", ["Ghana"]),
    # recruited by somebody
    ("Some [[10,000]] of the 50,000 prisoners recruited from Russian jails by Wagner died.", ["Wagner"]),
    ("About [[300]] mercenaries hired in Colombia by the Emirates reached Sudan.", ["United Arab Emirates"]),
    # no group's name
    ("The army fought in Darfur. Several militia bases fell, with enemy losses put at [[150]].", [None]),
    ("The army announced the killing of [[30]] Rapid Support members.", ["Rapid Support Forces"]),
    # a mission is not its host's, and who authorises it sends it
    ("The joint mission in the Darfur region of Sudan received [[45]] troops.", [None]),
    ("The council authorised [[about 26,000]] soldiers for Darfur, it said in Sudan.", [None]),
    ("The mission's [[900]] soldiers in Mali are to stay, the resolution says of Mali.", [None]),
    ("The Security Council approved a resolution to authorize [[up to 26,000]] troops for Darfur.", ["United Nations"]),
    ("The African Union authorised [[8,000]] soldiers for Somalia.", ["African Union"]),
    # "the killing of" has its killer behind it
    ("The Nigerian Army has confirmed the killing of [[eight]] soldiers by Boko Haram terrorists.", ["Nigeria"]),
    ("Kenya's military announced the wounding of [[four]] soldiers by al-Shabaab.", ["Kenya"]),
    # "the enemy" of nobody named
    ("The enemy lost [[300]] men, the Congolese army said.", [None]),
    ("The enemy suffered [[200]] casualties, the Sudanese army said.", [None]),
    ("Italy will double its contingent to [[2,000]] and Spain will add [[500]] men.", ["Italy", "Spain"]),
    # where a monitor is based is no theatre
    ("The Observatory, which is based in Britain, said [[19]] soldiers were killed.", [None]),
    ("Romania is to replace part of the British force with [[100]] soldiers in November.", ["Romania"]),
    ("France reinforced the Lebanese army with [[60]] instructors.", ["France"]),
    ("Rwanda backed the Mozambican army with [[1,000]] soldiers.", ["Rwanda"]),
    ("Uganda attacked the Congolese rebels with [[1,500]] men.", ["Uganda"]),
    ("Poland replaced the Spanish troops at Marjayoun with [[200]] infantrymen.", ["Poland"]),
    # "them" are those named last, not the group before
    ("Rebels entered at dawn. Many Syrian conscripts had fled, and [[2,000]] of them reached Iraq.", ["Syria"]),
    ("Gunmen of the FDLR held the road near Goma. Soldiers deserted; [[90]] of them reached Goma.", ["DR Congo"]),
    ("The Houthis shelled Marib. Yemeni reservists ran, but [[30]] of them were killed.", ["Yemen"]),
    ("Ukraine waits. Wagner fighters fled; [[70]] of them reached Rostov.", ["Wagner"]),
    # "its minister" speaks of its own
    ("Kenya is short of men. Its minister, Aden Duale, said on Monday that [[1,000]] soldiers were in Kismayo.", ["Kenya"]),
    ("Estonia waits. Its army chief, Martin Herem, told parliament that [[4,000]] reservists were called up.", ["Estonia"]),
    # whoever has them behind a figure of others
    ("[[Two]] Iranian generals were killed, and Hezbollah, which kept [[2,000]] men in Qusayr, left.", ["Iran", "Hezbollah"]),
    ("[[One]] Saudi colonel died, and Ethiopia, which had [[900]] soldiers in Baidoa, left.", ["Saudi Arabia", "Ethiopia"]),
    # an item about people whom nobody names
    ("Kurds: [[4,000]] peshmerga.\n\nSunni tribesmen: around [[9,000]] are to follow.", ["Peshmerga", None]),
    ("Iraqi army: [[30,000]] soldiers.\n\nForeign volunteers: [[300]].", ["Iraq", None]),
    # peoples of a neighbour's name
    ("The Bosnian Serb army attacked. About [[1,500]] Serb troops took part; [[90]] Serbs fell.", ["Bosnian Serbs"] * 2),
    ("The HVO holds Mostar with [[2,000]] Croat soldiers; [[500]] Croatian soldiers came.", ["Bosnian Croats", "Croatia"]),
    ("Serb forces withdrew [[300]] soldiers from Pristina.", ["Serbia"]),
    ("The Hashd claims [[15,000]] men near Tal Afar.", ["Popular Mobilization Forces"]),
    # an item under a name alone
    (
        "Losses\n\nRussia. [[18]] soldiers killed. Another [[13]] soldiers died.\n\nGeorgia. [[50]] dead servicemen.",
        ["Russia", "Russia", "Georgia"],
    ),
    ("Who is there?\n\nTurkey. About [[5,000]] soldiers in Idlib.\n\nIran. Perhaps [[2,000]] officers.", ["Turkey", "Iran"]),
    # items of a list of numbers
    (
        "Kabul\n\n[[7,000]] - American soldiers.\n\n[[900]] - British paratroopers.\n\n[[600]]: the German soldiers.",
        ["United States", "United Kingdom", "Germany"],
    ),
    # two peoples at once, and a part of others
    ("The army killed [[300]] Colombians and South Sudanese mercenaries last month.", [None]),
    ("The Malian army had [[7,000]] men, of whom [[1,600]] Tuareg deserted.", ["Mali", "Tuareg rebels"]),
    ('More than [[7,000]] "bandits" have been wiped out, the Russian army said.', [None]),
    # "the enemy" of nobody named is not the side named before
    ("American troops attacked. The enemy was thought to be [[150 to 200]] strong.", [None]),
    ("Kyiv braces as Russia masses [[50,000]] for a push. The soldiers wait.", ["Russia"]),
    (
        "Germany is sending [[13]] soldiers. France, Emmanuel Macron declared, has [[15]] mountain troops on its way.",
        ["Germany", "France"],
    ),
    (
        "Germany sent [[13]] soldiers. France, President Emmanuel Macron said on Monday, keeps [[150]] there.",
        ["Germany", "France"],
    ),
    ("Denmark has [[150]] soldiers in Nuuk. Norway has a company of [[90]] mountain troops there.", ["Denmark", "Norway"]),
    (
        "Chechen fighters held Grozny. Some [[40,000]] Interior Ministry and army troops of Russia ringed it. [[Two]] Gurkhas "
        "had left.",
        ["Russia", "United Kingdom"],
    ),
    (
        "Rwanda closed its border. The UN in DR Congo could not replace an army that had run: [[2,000]] Congolese soldiers "
        "fled to Sake, where [[62]] died.",
        ["DR Congo", "DR Congo"],
    ),
    ("The OSCE had no number in Donetsk. Volunteers said they had moved [[92]] dead soldiers. Ukraine gave none.", ["Ukraine"]),
    (
        "[[15]] Thai soldiers died. [[Eighteen]] Cambodian soldiers are held, the Thai army confirms. [[Two]] went home.",
        ["Thailand", "Cambodia", "Cambodia"],
    ),
    (
        "The allies lost [[28]] American soldiers.\n\nOn the Iraqi side nobody has a number. An officer put the dead soldiers "
        "at [[85,000]].",
        ["United States", "Iraq"],
    ),
    (
        "Uganda has [[2,000]] soldiers there.\n\nAs for Rwanda, it denies all. A diplomat speaks of [[1,600]] soldiers.",
        ["Uganda", "Rwanda"],
    ),
    ("Hamas boasted of [[30]] soldiers killed. Israel's army gave no number.", ["Israel"]),
    ("The Taliban boast of [[1,700]] soldiers executed near Kunduz. The Afghan army is silent.", ["Afghanistan"]),
    ("The PKK boasts [[7,000]] fighters in Iraq.", ["PKK"]),
    (
        "NATO has [[38,000]] soldiers there. Britain's Gordon Brown announced [[500]] on Monday; Poland considers [[200]].",
        ["NATO", "United Kingdom", "Poland"],
    ),
    (
        "The US sent [[300]] soldiers. The Taliban, whose strength officers put at [[25,000]], sent a message.",
        ["United States", "Taliban"],
    ),
    ("Ukraine lost [[40]] men at Toretsk. On the other side, [[300]] soldiers died.", ["Ukraine", None]),
    ("Ukraine lost [[40]] men at Toretsk. On the other side, [[300]] Russian soldiers died.", ["Ukraine", "Russia"]),
    ("In strength the armies differ: [[610,000]] soldiers for Iran, [[169,500]] for Israel.", ["Iran", "Israel"]),
    (
        "The first [[2,300]] soldiers of an Australian-led force landed at Dili beside [[250]] Gurkhas.",
        [None, "United Kingdom"],
    ),
    ("The force of soldiers is to reach [[7,500]], of whom Australia provides [[4,500]].", [None, "Australia"]),
    ("Ukraine's general staff said so. At the peak [[12,000]] of its men fought there against [[60,000]].", ["Ukraine", None]),
]
