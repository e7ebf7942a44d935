// Where the phrases would see self-naming and there is none: what stands here is passed over.

export const HARMLESS_PHRASES = `
near|around|by|close|nearby to? my|our house|home|place|shop|area|village|room|locality
mere|meri|hamare|humare|hamari ghar|gharo|ghr|makan|dukan ke|ki|k aas|aaspas|paas|pas|nazdik|najdik|kareeb|karib|aspas
named|called|naam my _
my|our friend|friends
@ours bahu|bahan|behan|bahen|maa|ma|man|maan beti*|bah*|beh*
my|our dear|humble|sincere|kind
this is my|our first|last|humble
mere|hamare jaise|jaisa|jaisi
mere|hamare|meri baare|bare me|mein|men
not|nahi|nahin .. told|tell|bataya my|mere|our family|wife|anyone|ghar
`;

/** After these, in the same clause, somebody else's words are told: "he says I am the SHO's brother". */
export const SPEECH_PHRASES = `
he|she|they|who|wo|woh|vo|vah|ve|usne|unhone .. @says !me|us|@official
he|she|they|who|always is|are|was|were? shouting|saying|telling|calling
introduces|calls himself|herself|themselves
kehta|kehte|kehti|kahta|kahte|kahti|bolta|bolte|bolti|batata|batati|batate hai|hain|h|tha|the|thi|ki !@tome
the|a|an|her|his _ said|says|cried|told|shouted !me|us|@official
she|he|they cried|yelled|screamed
_ ne kaha|bola|boli|kahaa !mujh*|hame|humse|hamse
raha|rahe|rahi tha|thi|the ki
chilla|bol|keh|kah raha|rahe|rahi tha|hai|the|thi|h|hain
`;
