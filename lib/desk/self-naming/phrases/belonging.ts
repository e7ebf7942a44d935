// What is one's own: kin, neighbours, a house, a shop, a field, a vehicle. All but what hundreds can call theirs (@common, @shared).

export const BELONGING_PHRASES = `
@mine own|apna|apne|apni|hi? !@common _
@ours own|apna|apne|apni|hi? !@common|@shared _
@mine gaon|ganv|gaanv wale|wala|vale ghar|makan|dukan|khet
@my paas|pas wale|wala ghar|makan
@mine phone|mobile !me|mein|men|has|number|no|se|pe|par|is .. +chhin|chin|chheen|snatched|stolen|chori|took|loot
i am|m|was his|her|their|him _
he|she|they|wo|woh|vo|vah|ve is|are|s my|our
wo|woh|vo|vah|ye|yeh @mine !@common _
i am|m|im|was the !same|one|person|man|first|last _
@i hi|hee _ _? _? @am -dekh* -bol* -bata*
`;
