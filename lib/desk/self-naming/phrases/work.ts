// Telling one's post or trade where few hold it: at the place itself, in a school, a station, a village.

export const WORK_PHRASES = `
i am|m a|an|one|also _? _? @role -afraid -scared -@generic
i|im|am|m a|an|the|his|her|their _? @role -afraid -scared -him -is -are -@generic
im|iam a|an|the? _? _? @role -@generic
i am|m|was @role -@generic
as|being a|an|the !@generic _? @role
as|being the _ of
being a|an|the? !@generic _? @role of|in|at
@role @am -@generic
@kin @am -@generic
@role .. @am -dekh* -chahta -chahti -janta -janti -raha -rahi -karna -deta -deti -bata* -kar* -jant* -diya -@generic
^ @i .. ward|panchayat|samiti member|sadasya
@i .. hone ke naate|nate
@role hone ke naate|nate
kaksha|class _ ki|ka|me|mein|men .. @am
class _ me|mein padht*|parht* @am
roz|rozana|daily|pratidin|subah .. jata|jati|jate|aata|aati|tahalne @am|hai|hain -dekh* +@i
^ @i .. @role tha|thi|the -dekh* -jab
@i .. uska|unka|uski|unki|wahan|waha @role tha|thi|@am
i|we both|all|also|just|still|only? @work
i used to @work|live|stay|deal|buy
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
*ta|*ti @am !@witness -@witness
karta|karti|krta|krti @am -@asking -dekh*
karte hai|hain|h +majdoori|majduri|naukri|duty|kaam|kam +ham|hum|hamlog
padhat*|padhaat*|chalawat|banaat*|bechat* @am|bani
^ @i .. padhat*|padhaat* @am
hum|ham do|teen|tin|char|3|2|4|5 hi? _? log|majdoor|mazdoor|karmchari|ladke|bhai
`;
