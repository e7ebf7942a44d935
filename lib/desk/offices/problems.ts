// Every problem that the case API tells, in one place: status, code and the sentence in both languages.

const PROBLEMS = {
  'bad-request': [400, 'The request could not be understood. Reload the page and try again.', 'अनुरोध समझ में नहीं आया। पेज दोबारा खोलकर फिर कोशिश करें।'],
  'signed-out': [401, 'Your session has ended. Please sign in again.', 'आपका सत्र समाप्त हो गया है। कृपया फिर से साइन इन करें।'],
  'sign-in-refused': [401, 'The user name or the password is not right.', 'उपयोगकर्ता नाम या पासवर्ड सही नहीं है।'],
  'too-many-guesses': [429, 'Too many attempts. Please wait a quarter of an hour and try again.', 'बहुत अधिक प्रयास हुए। कृपया पंद्रह मिनट बाद फिर कोशिश करें।'],
  'not-allowed': [403, 'Your role does not allow this.', 'आपके पद को इसकी अनुमति नहीं है।'],
  'other-origin': [403, 'This request came from another site and was refused.', 'यह अनुरोध किसी दूसरी साइट से आया, इसलिए अस्वीकार किया गया।'],
  'not-found': [404, 'There is no such tip or file here.', 'ऐसी कोई सूचना या फ़ाइल यहाँ नहीं है।'],
  'changed-meanwhile': [409, 'Someone else has changed this tip meanwhile. Look at it again, then decide.', 'इस बीच किसी और ने इस सूचना में बदलाव किया है। दोबारा देखकर निर्णय लें।'],
  'wrong-state': [409, 'This step does not fit the state of the tip. Look at it again.', 'सूचना की मौजूदा स्थिति में यह कदम संभव नहीं है। कृपया दोबारा देखें।'],
  'too-large': [413, 'A file may have at most 16 MB, and there may be at most five.', 'एक फ़ाइल अधिकतम 16 MB की हो सकती है, और अधिकतम पाँच फ़ाइलें।'],
  'unsupported-media': [415, 'Only JPEG, PNG and WebP pictures and MP4, 3GP or MOV videos (H.264 or H.265) can be added.', 'केवल JPEG, PNG, WebP चित्र और MP4, 3GP या MOV वीडियो (H.264 या H.265) जोड़े जा सकते हैं।'],
  'unreadable-media': [422, 'A picture or video could not be read. Please choose another file.', 'एक चित्र या वीडियो पढ़ा नहीं जा सका। कृपया दूसरी फ़ाइल चुनें।'],
  'nothing-said': [422, 'Please write something or add a picture or video.', 'कृपया कुछ लिखें या चित्र/वीडियो जोड़ें।'],
  'too-long': [422, 'The text is too long: at most 4,000 characters.', 'पाठ बहुत लंबा है: अधिकतम 4,000 अक्षर।'],
  'officer-unknown': [422, 'This officer is not active or does not belong to your office. Choose another.', 'यह अधिकारी सक्रिय नहीं है या आपके कार्यालय का नहीं है। किसी और को चुनें।'],
  'officer-of-named-station': [422, 'The tip is about the police station of this officer. Choose an officer of another station.', 'यह सूचना इसी अधिकारी के थाने के बारे में है। किसी दूसरे थाने के अधिकारी को चुनें।'],
  'place-unknown': [422, 'The district, the police station or the office is not known, or they do not belong together.', 'ज़िला, थाना या कार्यालय ज्ञात नहीं है, या वे आपस में मेल नहीं खाते।'],
  'category-unknown': [422, 'This category or sensitivity is not known.', 'यह श्रेणी या संवेदनशीलता ज्ञात नहीं है।'],
  'outcome-unknown': [422, 'Choose how the case ended.', 'कृपया बताएँ कि मामला कैसे समाप्त हुआ।'],
  'database-away': [503, 'The database is not reachable at the moment. Please try again shortly.', 'डेटाबेस अभी उपलब्ध नहीं है। कृपया थोड़ी देर बाद फिर कोशिश करें।'],
  'failed': [500, 'That did not work. Nothing was changed; please try again.', 'यह नहीं हो सका। कुछ नहीं बदला गया; कृपया फिर कोशिश करें।'],
} as const satisfies Record<string, readonly [status: number, en: string, hi: string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Thrown where a request can't be done; the router answers with it. Thrown in a transaction, it rolls it back. */
export class Problem extends Error {
  readonly status: number;
  constructor(readonly code: ProblemCode) {
    super(PROBLEMS[code][1]);
    this.status = PROBLEMS[code][0];
  }

  /** The answer's body. */
  toJSON(): { error: { code: ProblemCode; en: string; hi: string } } {
    const [, en, hi] = PROBLEMS[this.code];
    return { error: { code: this.code, en, hi } };
  }
}
