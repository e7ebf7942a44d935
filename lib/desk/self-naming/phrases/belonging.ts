// What is one's own: kin, neighbours, a house, a shop, a field, a vehicle. All but what hundreds can call theirs (@common, @shared).

export const BELONGING_PHRASES = `
@mine own|apna|apne|apni|hi|bas|only|one|ek|bhi? !@common _
@ours own|apna|apne|apni|hi|bas|only|one|ek|bhi? !@common|@shared _
@mine gaon|ganv|gaanv wale|wala|vale ghar|makan|dukan|khet
@my paas|pas wale|wala ghar|makan
@mine phone|mobile !me|mein|men|has|number|no|se|pe|par|is .. +chhin|chin|chheen|snatched|stolen|chori|took|loot
i am|m|was his|her|their|him _
he|she|they|wo|woh|vo|vah|ve is|are|s my|our
he|she|they is|are|s family
relative|related|relation to|of me|us|mine|ours
@my family|parivar +only|left|member|sirf|bacha|bachi|ka|from|akela
@my bade|bare|chhote|chote|sage|purane|naye|ek|do|do-no _
wo|woh|vo|vah|ye|yeh @mine !@common _
i am|m|im|was the !same|person|man|first|last _
im the one
@i hi? wahi|vahi|wohi|wo|vo _? @am /? jisne|jiska|jiski|jiske|jinhone|jo -nahi
"میرا|"میری|"میرے|"ہمارا|"ہماری|"ہمارے !@urduCommon _
only i|we -want -know -think -hope
sirf|keval maine|mainne|mene|main|mai|hum|ham -jant* -chaht*
@i hi|hee _? _? _? @am -dekh* -bol* -bata*
wo|woh|vo|vah|ye|yeh mera|meri|hamara|hamari hai|h|hi
_ mera|meri|mere|hamara|hamari $ -naam -nam -number -nahi -dil -man
belong|belongs|belonged to me|us
@place _? mera|meri|mere|hamara|hamari hai|h|hi
i|we have|had|own|got a|an|one|two|my .. @place
@my _ ki|ka|ke @place
^ ours is|are
^ ham|hum|hamlog .. ka|ke|ki @kin hai|hain|h|bani -dekh* -jant*
@i akela|akeli|eklauta|ek-akela !@am|tha|thi|nahi|nahin|kuch|kya|hi _ _? _? @am -raha -rahi -jata -jati -pad
we|i are|am neighbours|neighbors|relatives|tenants|partners
ham|hum|main|mai|hamlog .. ghar|parivar|gharwale|rishtedar wale|ke|ka hai|hain|h|@am
@my paas|pas rah*|reh*|kaam*|aat*|laat*|lat*
@my hath|haath|pair|per|paon|taang|sir|dant tod*|tor*|tut*|kat|kaat*|jal*|fod*|phod*|tuta
`;
