// A tiny bot for the phone page's tests: answers what a phone sends by the real SDK, without the gate and the desk.
import { sdk, SENDER, type TestGate, PUBLIC_URL } from '../simulator/support';

const WELCOME = 'नमस्ते 🙏 *पुलिस सतर्क मित्र* में आपका स्वागत है।\nआपका नंबर और नाम पुलिस को नहीं दिखता।\n\nभाषा चुनें / Choose a language:';
const CATEGORIES = [
  ['cow', 'गौ-तस्करी / गौवध', ''],
  ['narcotics', 'अवैध मादक पदार्थ', 'ड्रग्स, शराब, हुक्का बार'],
  ['weapons', 'अवैध हथियार', 'उत्पादन, वितरण या बिक्री'],
  ['gambling', 'जुआ / सट्टा', ''],
  ['mining', 'अवैध खनन', 'ओवरलोड वाहन भी'],
  ['corruption', 'पुलिस भ्रष्टाचार', 'जबरन वसूली भी'],
  ['other', 'अन्य कोई सूचना', ''],
] as const;

/** Answers "Hi" with buttons, a button with a list, a row with a picture, a voice note with a text. */
export function startBot(gate: TestGate, simulatorUrl: string, picture: Buffer): void {
  const client = sdk(simulatorUrl);
  gate.files.set('/picture.jpg', { type: 'image/jpeg', bytes: picture });
  gate.answer = ({ path, form }, response) => {
    response.writeHead(200).end();
    if (path.startsWith('/whatsapp/inbound')) void reply(form).catch((error: { code?: number }) => console.error(`The test bot was refused: ${error.code}`));
  };

  async function reply(form: Record<string, string>): Promise<void> {
    const to = { from: SENDER, to: form.From ?? '', statusCallback: `${PUBLIC_URL}/whatsapp/status` };
    const content = async (types: object) => (await client.content.v1.contents.create({ friendly_name: 'test', language: 'hi', types } as never)).sid;
    await client.messaging.v2.typingIndicator.create({ channel: 'whatsapp', messageId: form.MessageSid ?? '' });
    if (form.ButtonText) {
      const items = CATEGORIES.map(([id, item, description]) => ({ id, item, ...(description ? { description } : {}) }));
      await client.messages.create({ ...to, contentSid: await content({ 'twilio/list-picker': { body: 'किस बारे में बताना चाहते हैं?\nसूची खोलकर एक चुनें।', button: 'सूची खोलें', items } }) });
    } else if (form.ListId) await client.messages.create({ ...to, body: `आपने चुना: *${form.ListTitle}*\nकार्रवाई की फ़ोटो ऐसी दिखेगी।`, mediaUrl: [`${PUBLIC_URL}/picture.jpg`] });
    else if (form.NumMedia !== '0') await client.messages.create({ ...to, body: 'मिल गया, धन्यवाद। और कुछ हो तो भेजें, पूरा होने पर *हो गया* लिखें।' });
    else if (/^hi$/i.test(form.Body ?? '')) {
      await client.messages.create({ ...to, contentSid: await content({ 'twilio/quick-reply': { body: WELCOME, actions: [{ id: 'hi', title: 'हिन्दी' }, { id: 'en', title: 'English' }] } }) });
    } else await client.messages.create({ ...to, body: `लिख लिया: ${form.Body || `${form.Latitude}, ${form.Longitude}`}` });
  }
}

