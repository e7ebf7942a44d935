// The small words around a place name.

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that never name a place by themselves, in the spelling of romaniseWord. */
export const NOT_A_NAME = set(`
  thana thane thanaa police polis pulis ps station chowki chauki chouki outpost kshetra kshetr kchetra chhetra area ilaka ilaake gaon gaanv ganv gav village gram mauja mohalla muhalla tola toli basti
  near paas pas nikat bagal samne saamne piche peeche aage side taraf tarf or oor district distt dist jila zila jile zile janpad janpada tehsil tahsil tehseel block vikaskhand khand post
  ke ka ki me mein men main mai par pe se ko wala wale wali vala vale hai hain he h ho tha aur and the in at of on to from a is it my our mera mere meri hamare hamara yahan yaha vahan waha yah ye woh wo
  nagar nagarpalika panchayat bazar bazaar bajar bajaar market chauraha chaurahe tiraha chowk chauk mod mor road rasta marg highway bypass pul nahar nadi ghat halt railway rly junction jn bus stand sadar shahar shahr city town kasba kasbaa qasba
  up uttar pradesh uttarpradesh pradesh india bharat pin pincode code no number ward pata nahi nahin nhi maloom malum dont know i am live here there place jagah sthan
  pur ganj sarai garh abad line lines halt new naya nai purana purani bada badi chhota chota chhoti mahila school college mandir masjid hospital petrol pump block dih khas khurd kala kalan buzurg mathia
  sir ji please se jo hota hoti kaam log aadmi raat din`);

/** After one of these, a place outside only tells a direction: "Varanasi road", "Buxar ki taraf". */
export const DIRECTION = set('road rasta raste marg highway rod taraf tarf side border bypass jane jaane janewala jate jaate wale wali wala line seema bordar sima rajmarg expressway hokar');
