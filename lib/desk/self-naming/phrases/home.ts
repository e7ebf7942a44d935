// Telling where one lives or stands: beside, above or opposite the place, or at an address.

export const HOME_PHRASES = `
i am|m !not _? from|of !the|a|an|this|him|them|his|my|it|that|what|@town _ -afraid -scared -sure -tired -aware -sick -fed -proud -ashamed -certain -frightened -suspicious -writing
i|we belong|come|hail to|from !this|the|a|@town _
am|m _ from !the|this|@town _
i|we @live !in|under|with|there -fear -terror -peace -@town
i|we @live in|with !fear|constant|terror|peace|hope|@town _ -fear -terror
i|we am|are|m living|staying|residing -fear -@town
@i .. and @live|work
i|we both|all|also|just|still|two|three|four @live|work
^ @i .. se @am -bol -dekh -@town
^ @i _ _? _? ka|ki|ke rahne|rehne wala|wali|vala|vali|wale -@town
rahne|rehne|rahane wala|wali|vala|vali @am -@town
rahne|rahe|rehe wala|wali|vala bani
^ @i .. niwasi|nivasi -wo -uski -uske -ki -@town
raht*|reht*|rahat @am -dar -dara -dari -pareshan -@town
rahil*|rahel* bani
ham|hum|hamlog|humlog .. raht*|reht*|rahat|rahil* hai|hain|h|bani|ba? -dar -dare -sabhi -@town
ham|hum|hamlog .. rahil|rahila|raheli|rahat
^ ham|hum log? unke|uske|inke|iske bagal|pados|samne|upar|niche|piche|ghar|makan|yaha|yahan
kiraye|kiraya par|pe raht*|reht* @am
raht*|reht* hai|hain|h|the +ham|hum|hamlog -dar* -dekh* -dukhi -pareshan -@town
@i usi|isi|us|is makan|ghar|lodge|hotel|building|flat|room|kamre|hostel|gali|chawl|imarat|factory|company me|mein|men|ke|ki|par .. @am
@i usi|isi _ me|mein|men @am !jaha|jahan

@my bagal|bagle|bagali|pados|paros|parosi|padosi|aas-pados|samnewale|padosi*
ham|hum bagal|bagle|pados
mere|hamare|humare|hamra|hamre samne|saamne|upar|niche|piche|pichhe|pichwade raht*|reht*|rahel*|makan|ghar|wala|wale|vale
next door|to to? me|us|my|our|mine
beside|opposite|behind|above|below|near|adjacent|nearby to? me|us|my|our|mine
next to us|me|my|our|mine
is|are|beside|to|left|right|under|over mine|ours
^ mine is|are
where i|we !saw|was|am|can|could|heard|will|want|think|had _
@i .. *ta|*ti @am .. se|waha|wahan .. dikh*
hiding|hidden|stays|staying|lives|live|living|sleeps with|at us|me|ours
@my yaha|yahan|yahaa .. rah*|reh*|chup*|chhup*|kiraye|kaam|kam|naukri|dudh
i|we am|m|are|im calling|speaking|writing|texting from !the|@town _
im calling|speaking|writing from _
!@manner _ se bol|likh|bata raha|rahi|rha|rhi @am -dar -darr -man -mann -bhay -@town
i was|were in|inside the|his|her|their car|house|room|gang|van|shop|hotel|office|group
@i usi|isi _ me|mein|men .. tha|thi
@i .. unke|inke|uske|iske|unki|inki|us|is _ me|mein|men bhi? tha|thi|the|@am !ki|jab -dar -bheed -intezar
@i .. se bhag*|bach*|chhut*|chut*|nikal* ke|kar? aay*|aai|ay*|aa|gay* -bus -gaadi -gadi -ghar -baat
photo|video|tasveer me|mein|men mai|main bhi?
i am|m also? in the photo|video|picture
`;
