// What citizens write of cow smuggling and slaughter.
import { termsOf } from './lines';

export const words = termsOf(`
  गौ तस्करी! ; गो तस्करी! ; गौतस्करी! ; गोतस्करी! ; gau taskari! ; gau taskri! ; gau tashkari! ; go taskari! ; gautaskari! ; gai|gaai taskar*! ; gautaskar! ; गौतस्कर! ; गोतस्कर! ; gau taskar! ; गौ तस्कर! ; गो तस्कर!
  गौ हत्या! ; गौहत्या! ; गोहत्या! ; gau hatya! ; gauhatya! ; gohatya! ; go hatya! ; gau katya ; गौवध! ; गोवध! ; गौ वध! ; gauvadh! ; gau vadh! ; govadh! ; gaukashi! ; गौकशी! ; गोकशी! ; gokashi! ; gokasi! ; gau kasi! ; gau kashi!
  गोमांस! ; गौमांस! ; gomans! ; gau mans! ; gaumans! ; gomaans! ; gau maas! ; gaumas! ; गौमास! ; गोमास! ; gomas! ; bail|bull|cow|gaay meat|maas|mans ; gau mas! ; beef! ; बीफ! ; beaf! ; bada gosht! ; bade ka gosht! ; बड़े का मांस! ; बड़े का गोश्त! ; bade ka mans!
  पशु तस्करी! ; पशु तस्कर! ; pashu taskari! ; pasu taskari! ; pashu taskar! ; मवेशी तस्करी! ; maveshi taskar*! ; गोवंश तस्करी! ; गोवंश तस्कर! ; cattle smuggl*! ; cow smuggl*! ; cow slaughter*! ; cow kill*! ; cattle thieves ; cattle mafia! ; cattle lifter
  @cattle + taskar*|तस्कर*|tashkar*|taskri|smuggl*|trafficking|trafficked! ; @cattle + slaughter*|butcher*|vadh|वध|kasai|कसाई|kasaai|kasayi|बूचड़खाना|buchadkhana|boochadkhana|slaughterhouse|kattikhana|कट्टीखाना|कमेला|kamela|halal|zibah|jibah|जिबह! ; @cattle + kat*|कट*|काट*|kaat*|killed|killing|kill|kills|hatya|हत्या|वध|slain|cut|cutting! -hair
  @cattle + bhar|भर|भरकर|bharkar|bharke|भरके|bhare|भरे|bhari|loaded|load|loading|loads|lad|लाद|लादकर|ladkar|ladke|thoos*|thus*|ठूंस*|ठूँस*|stuffed|crammed|packed|tied|bandh|बांध|बांधकर|lade|लदे|लदी|bharal|लदल
  @cattle + @vehicle ; @cattle + bihar|बिहार|bengal|बंगाल|border|बॉर्डर|बार्डर|bangladesh|बांग्लादेश|naubatpur|नौबतपुर|kolkata|asansol ; @cattle + @sells ; @cattle + transport*|shift*|dhote|ढोते|ढोना|dho|ढो|crossing|par|पार|herd|herds|hank*|हांक*|le|ले|pakad*|पकड़* ; @cattle + meat|मांस|mans|maas|gosht|गोश्त|skin|skins|khaal|chamda|चमड़ा|haddi|हड्डी|हड्डियां|bones|hide|carcass|avshesh|अवशेष|remains|head|heads|sar|blood|khoon|खून
  stray cattle|cows|bulls|bullocks + @vehicle ; chhutta|छुट्टा|awara|आवारा|अवारा + @cattle ? ; gaushala|गौशाला|गोशाला|goshala + chori|गायब|gayab|missing|bech*|बेच*|sold|taskar*
  gaye|gayein|gaaye|गाएं kaat*|kat*|काट*|bhar|भर|bech*|भेज*! ; @cattle? ; gaushala|गौशाला|गोशाला? ; kasai|कसाई|kasaai|butcher ; slaughter house|houses ; slaughter* ; buchadkhana ; बूचड़खाना ; goru ; cattle -theft ; govansh ; गोवंश ; gomata ; गौमाता ; gau mata ; gaumata ; gay mata ; गौ माता
`);
export const raisedBy = termsOf(`taskar + katta|goli|pistol|pathrav|पथराव|tamancha`);
