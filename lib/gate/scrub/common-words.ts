// Words that people take as a WhatsApp name, or that stand in one, and that are ordinary in a report too: masked wherever they stand they would ruin the story.
// Words that are given names as well (Jyoti, Vikas, Suraj) are none of them: a name that stays costs more than a word that is missing.

/** Name nobody: masked only where the writer says it of themself. */
export const COMMON_WORDS: ReadonlySet<string> = wordSet(`
  whatsapp user jio airtel vodafone idea bsnl police thana india bharat hindustan home shop office mobile phone admin help unknown private business good morning night name no life line love happy king queen boss don hero star
  lion tiger princess angel devil cute smart boy girl baby man woman student teacher driver truck car bike farmer kisan master doctor pradhan mukhiya daroga sipahi netaji neta sarkar thekedar chaukidar sonar lohar gwala
  papa mummy maa baba dada dadi nana nani bhai bhaiya didi behan bahan chacha mama beta beti jaan jaanu dost yaar friend friends family world group team seva jan kendra center centre csc store general medical hotel dhaba mandir
  masjid school college kirana dukan daru sharab ganja charas smack katta juaa jua satta balu gaay gaon gram nagar bazar bazaar mohalla zindagi mohabbat pyar dil sach satya nyay god allah khuda bhagwan jai shri shree
  mahakal bholenath bajrang bajrangbali hanuman kali ganga maa mata kashi lala umeed
  jaunpur ghazipur gazipur chandauli varanasi banaras kerakat machhlishahr mariahu madiyahun shahganj badlapur saidpur zamania mohammadabad mughalsarai chakia sakaldiha azamgarh mirzapur ballia prayagraj lucknow delhi mumbai
  सतर्क मित्र पुलिस थाना भारत जौनपुर गाजीपुर चंदौली वाराणसी बनारस काशी घर दुकान गांव गाँव नगर बाजार बाज़ार मंदिर मस्जिद काली माता महाकाल भोलेनाथ बजरंगबली हनुमान गंगा
  प्रधान दरोगा सिपाही मास्टर पापा मम्मी भाई भैया दीदी चाचा मामा जान जिंदगी सरकार नेता किसान
`);

/** Family names of the region, and words that stand behind many given names: one alone tells of half a village. */
export const FAMILY_NAMES: ReadonlySet<string> = wordSet(`
  yadav singh kumar kumari devi lal prasad ram rai gupta sharma verma varma mishra pandey pandeya tiwari tripathi dubey dwivedi chaubey chaturvedi shukla upadhyay pathak ojha srivastava shrivastava jaiswal maurya kushwaha patel
  chauhan nishad rajbhar bind gond prajapati vishwakarma sonkar pasi paswan kannaujiya sahu sahani seth keshari modanwal agrahari ansari siddiqui qureshi sheikh pathan mirza begum khatoon bano khan ali
  thakur babu pandit bhardwaj chaurasia kashyap kesarwani kharwar rawat sinha barnwal
  यादव सिंह कुमार कुमारी देवी लाल प्रसाद राम राय गुप्ता शर्मा वर्मा मिश्रा मिश्र पाण्डेय पांडेय पांडे तिवारी त्रिपाठी दुबे द्विवेदी चौबे चतुर्वेदी शुक्ला शुक्ल उपाध्याय पाठक ओझा श्रीवास्तव जायसवाल मौर्य मौर्या कुशवाहा पटेल
  चौहान निषाद राजभर बिंद गोंड प्रजापति विश्वकर्मा सोनकर पासी पासवान कन्नौजिया साहू साहनी सेठ केशरी अग्रहरि अंसारी सिद्दीकी कुरैशी शेख पठान बेगम खातून बानो खान ख़ान अली ठाकुर बाबू
`);

/** After a name: it is a place's ("Raju tea stall", "Sita mandir"). */
export const PLACE_WORDS: ReadonlySet<string> = wordSet(`
  mandir masjid dargah temple mosque school college vidyalaya inter hospital clinic nursing medical store stores general kirana dukan dukaan shop stall tea chai hotel dhaba restaurant cinema talkies market mandi bazar bazaar nagar
  nagri puri pur ganj colony vihar marg road rasta chauraha chowk tiraha mod ghat talab pokhra pul bridge park maidan ground bhawan bhavan bhatta mill petrol pump gas agency dham ashram kund kutir palace lawn guest house tower
  puja pooja pandal mela express saree dresses mobile studio spa parlour parlor gym press traders enterprises auto garage thana chowki block tola basti gali mohalla
  मंदिर मस्जिद दरगाह स्कूल कॉलेज विद्यालय अस्पताल क्लिनिक मेडिकल स्टोर जनरल किराना दुकान होटल ढाबा सिनेमा मार्केट मंडी बाजार बाज़ार नगर कॉलोनी मार्ग रोड चौराहा चौक तिराहा मोड़ घाट तालाब पोखरा पुल पार्क मैदान भवन भट्ठा
  मिल धाम आश्रम कुंड पूजा पंडाल मेला एक्सप्रेस थाना चौकी टोला बस्ती गली मोहल्ला
`);

function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.normalize('NFC').split(/\s+/).filter(Boolean));
}
