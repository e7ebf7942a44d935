// A number, an address or a document of one's own.
import { UNTOLD } from '../words';

export const CONTACT_PHRASES = `
@my number|nambar|no|nmbr|namber -${UNTOLD}
@my number|nambar|no|nmbr|namber .. ##|#5
@my mobile|phone|contact|whatsapp|mob|cell|fon|phon|calling|mobail number|nambar|no|namber -${UNTOLD}
@my mobile|phone|contact|whatsapp|mob|cell|fon|phon|mobail is|hai|h|##|#5
@my contact|whatsapp|mob|cell|gpay|phonepe|paytm
@my email|mail|gmail|e-mail|adhar|aadhar|aadhaar|aadhr|pan|account|upi|id|insta|instagram|facebook|fb|telegram
@my address|pata|patta|ghar-ka-pata|gaon|ganv|village is|hai|h|-
@my address|pata|patta
mail|email|write|dm|text me|us on|at|to
call|contact|phone|whatsapp|reach|ring|message|msg me|us on|at|##|#5
mujhe|mujhse|mujhko|hame|hamse|humse|hamko .. ##|#5
mujhse|hamse|humse|mujhe .. number|nambar par|pe
##|#5 pe|par|pr .. ghanti|phone|call|baat|bat|sampark|whatsapp|msg|message|miss-call -@third -order -ganja -maal
^ whatsapp|call|contact|ring ## .. for|i|me|my
^ contact|mobile|mob|mo|phone|whatsapp number|no|nambar|namber? ##
## .. @mine hi|hai|h
@mine hi|hai|h ##
speak|talk|chat to|with me|us .. on|at|##|number
reach out /? _ -him -her -them
_ gmail|yahoo|rediffmail|hotmail|outlook com -@third
milunga|milungi -nahi
i|we will|ll|shall be? wearing|meet|standing|stand
`;
