// Webhooks of every kind, old and new, are understood and reduced to what is needed.
import assert from 'node:assert/strict';
import { isSigned } from '../../../lib/gate/http/signature';
import { MalformedRequest, parseIncoming } from '../../../lib/gate/incoming/request';
import fixtures from '../fixtures/webhooks.json';
import { textForm } from '../support';

const samples = fixtures.samples as unknown as { id: string; path: string; form: Record<string, string>; signature: string }[];
const form = (id: string) => samples.find((sample) => sample.id === id)!.form;

describe('an incoming request', () => {
  for (const { id, path, form: fields, signature } of samples) {
    it(`is known by its signature: ${id}`, () => {
      const request = { path, form: fields, signature };
      assert.equal(isSigned(request, fixtures.authToken, fixtures.publicUrl), true);
      assert.equal(isSigned({ ...request, form: { ...request.form, Body: 'something else' } }, fixtures.authToken, fixtures.publicUrl), false);
    });
  }

  for (const { id, form: fields } of samples.filter((sample) => sample.path === '/whatsapp/inbound')) {
    it(`is parsed: ${id}`, () => {
      const request = parseIncoming(fields);
      assert.equal(request.messageSid, fields.MessageSid);
      assert.equal(request.sender.phone, '+919800000017');
      assert.equal(request.empty, false);
    });
  }

  it('gives a named place', () => {
    assert.deepEqual(parseIncoming(form('location_named_2020')).location, { lat: 25.7464, lon: 82.6837, label: 'Tea stall', address: 'Station Road, Jaunpur' });
  });

  it('keeps no file name that stands where a caption would, and every caption', () => {
    const text = (body: string, contentType: string) => parseIncoming(textForm('whatsapp:+919800000017', body, { NumMedia: '1', MediaContentType0: contentType, MediaUrl0: 'https://api.twilio.com/x' })).text;
    for (const [body, contentType] of [['Asha Devi marksheet.pdf', 'application/pdf'], ['आशा देवी आधार.PDF', 'application/pdf'], ['IMG-20261128-WA0007.jpg', 'image/jpeg'], ['asha_devi.mp4', 'video/mp4']] as const) assert.equal(text(body, contentType), '', body);
    for (const [body, contentType] of [['the bill of the thekedar', 'application/pdf'], ['see 2.pdf: page 4', 'application/pdf'], ['he sells it here, saw it on video.mp4', 'video/mp4'], ['truck UP65 AB 1234', 'image/jpeg']] as const) assert.equal(text(body, contentType), body);
    assert.equal(parseIncoming(textForm('whatsapp:+919800000017', 'list.pdf')).text, 'list.pdf');
  });

  it('gives media with the type that was claimed', () => {
    const [media] = parseIncoming(form('audio_voice_note')).media;
    assert.equal(media?.contentType, 'audio/ogg');
    assert.match(media?.url ?? '', /^https:\/\/api\.twilio\.com\//);
  });

  it('gives the id of a tapped button and the message that it answers', () => {
    const request = parseIncoming(form('quick_reply_2026'));
    assert.equal(request.choice, 'yes');
    assert.equal(request.repliedTo, form('quick_reply_2026').OriginalRepliedMessageSid);
    assert.equal(request.sender.businessScoped, 'IN.2000000000000017');
  });

  it('gives the id of a tapped list row, and its title as text where there is no other', () => {
    const request = parseIncoming(textForm('whatsapp:+919800000017', '', { ListId: 'mining', ListTitle: 'Illegal mining' }));
    assert.equal(request.choice, 'mining');
    assert.equal(request.text, 'Illegal mining');
  });

  it('knows a sender without a number by the business-scoped id alone', () => {
    assert.deepEqual(parseIncoming(textForm('whatsapp:IN.2000000000000017', 'hi')).sender, { businessScoped: 'IN.2000000000000017' });
  });

  it('drops every field that it does not know', () => {
    const request = parseIncoming(textForm('whatsapp:+919800000017', 'hi', { SomethingNew: 'secret-in-a-new-field', ChannelMetadata: '{"secret":"secret-in-a-new-field"}' }));
    assert.doesNotMatch(JSON.stringify(request), /secret-in-a-new-field/);
  });

  it('marks a message that reaches us without any content', () => {
    assert.equal(parseIncoming(textForm('whatsapp:+919800000017', '')).empty, true);
  });

  it('is malformed without a message id, and without a WhatsApp sender', () => {
    assert.throws(() => parseIncoming({ From: 'whatsapp:+919800000017', Body: 'x' }), MalformedRequest);
    assert.throws(() => parseIncoming(textForm('+919800000017', 'x')), MalformedRequest);
    assert.throws(() => parseIncoming(textForm('whatsapp:', 'x')), MalformedRequest);
  });
});
