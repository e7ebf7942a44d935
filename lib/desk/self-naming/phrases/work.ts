// Telling one's post or trade where few hold it: at the place itself, in a school, a station, a village.

export const WORK_PHRASES = `
i am|m a|an|one|also _? _? @role -afraid -scared
i|im|am|m a|an|the|his|her|their _? @role -afraid -scared -him -is -are
im|iam a|an|the? _? _? @role
i am|m|was new|the? @role
^ am|m a|an|the|new _? @role
since|because|as i am|m _ of
as a|an|the _? _? @role
^ being !forced|sold|made|run|done|kept|cut|used|built|given|taken|a|an|the _
^ being a|an|the !@generic _
^ being a|an|the _ @role
@role @am -@town
@kin @am -ek
@role .. @am -dekh* -chahta -chahti -janta -janti -raha -rahi -karna -deta -deti -bata* -kar* -jant* -diya
^ @i .. ward|panchayat|samiti member|sadasya
@i .. hone ke naate|nate
@role hone ke|k naate|nate|karan|wajah|vajah|kaaran|chalte
kaksha|class _ ki|ka|me|mein|men .. @am
class _ me|mein padht*|parht* @am
roz|rozana|daily|pratidin|subah .. jata|jati|jate|aata|aati|tahalne @am|hai|hain -dekh* +@i
^ @i .. @role tha|thi|the -dekh* -jab
!*ne|@manner|bhi _ wala|wali|vala|vali @am -kab
@i .. !*ne _ wala|wali|vala|vali tha|thi !ki
ham|hum|hamlog bhi? .. *te the +pehle|pahle|pehele -dekh* -soch* -jant* -samajh* -sun*
@i .. uska|unka|uski|unki|wahan|waha @role tha|thi|@am
i|we both|all|also|just|still|only? @work
i|we used to !see|think|pass|hear|go|believe|love|feel _
@i .. *ta|*ti|*te tha|thi !jata -dekh* -sochta -jata -jati -janta -samajhta -wo -vah -woh
i|we .. been|was|were|am his|her|their|the _
i|we run|own|manage a|an|the|my|our
i|we sell
i|we was|were|are a|an|the|working|employed _? @role
we are|were only? _? workers|tenants|employees|labourers|staff|guards|students|drivers
^ ham|hum log? _? @role hai|hain|h
i am|m posted|employed|working|studying|appointed|serving|staying|living|pregnant|hired
i was working|posted|employed|fired|suspended|dismissed|removed
i|we quit|resigned
posted|tainat|niyukt|pregnant|bharti @am
kaam|kam|naukri|nokari|noukri|nokri|job|duty|majdoori|mazdoori|dyuti|business|dhandha|vyapar karta|karti|karte|karat|karila|krta|krti @am|bani
kaam|kam|naukri|job|duty|majdoori|mazdoori karta|karti|karte|krta tha|thi|the +@i
mujhe|mujhko|hame|humko kaam|kam|naukri|job se
!@witness|deta|deti|leta|leti *ta|*ti @am
student|chhatra|chhatr|chatra|vidyarthi @am +btech|school|college|hostel|class|kaksha|university|bsc|polytechnic|iti|skul|kolej|coaching
karta|karti|krta|krti @am -@asking -dekh*
karte hai|hain|h +majdoori|majduri|naukri|duty|kaam|kam +ham|hum|hamlog
padhat*|padhaat*|chalawat|banaat*|bechat* @am|bani
^ @i .. padhat*|padhaat* @am
hum|ham do|teen|tin|char|3|2|4|5 hi? _? log|logo|logon|majdoor|mazdoor|karmchari|ladke|bhai|bahan
hum|ham dono
myself and _
i|we am|m|was|were|are !@stated _
i|we am|m|was|were|are in !hurry|danger|fear|trouble|shock|pain|favour|favor|need|support|tension|the|a|an|my|this|our|front|village|city|town|india _
i|we give !you|this|information|video|photo|info|it|proof|my|all|full|evidence|the|permission|consent _
!@statedHindi !@witness !@generic _ @am
deta|deti|dete @am -suchna -soochna -jankari -dhanyawad -dhanyavad -guarantee -garanti -vishwas -vishvas -bharosa -sahmati -dua -badhai -saboot
leta|leti|lete @am -jimmedari -zimmedari -jimma -saans -maan
!jate|jaate|aate|lautte|laute|guzarte|gujarte|nikalte|chalte|tahalte *te samay|time|waqt|vakt dekh*
ham|hum sath|saath padh*|parh*|kaam|kam|rah*
@i hi _ +tha|thi -dekh*
dene|pahuchane|pahunchane|bechne|banane|karne|padhane|chalane|uthane|dhone|lene jata|jati|aata|aati|jaata|jaati @am
ham|hum|hamlog|humlog .. @role hai|hain|h|the -jant* -dekh* -sab -aap
@role hai|hain|h ham|hum|hamlog
i|we !@witnessed _
i|we do|did !not|nt|believe|think|know|want|hope|see|feel|hereby|need|have _
as his|her|their _
since childhood
bachpan se jant*
bail|jamanat|jamaanat par|pe @am
we are the|his|her|their|two|three !people|ones|public|citizens|common|poor|victims|same _
`;
