// A small MP4 in bytes, with a place and a time of recording, for tests of what is taken out.

const box = (type: string, ...parts: Uint8Array[]) => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

/** Recorded (says its header) at 0x01020304 seconds, at +25.5930+082.6100 (a fictitious place in the range). */
export function movieWithPlace(): Buffer {
  const mvhd = Buffer.alloc(100);
  mvhd.writeUInt32BE(0x01020304, 4);
  mvhd.writeUInt32BE(0x01020304, 8);
  const place = box('\xa9xyz', Buffer.from('\x00\x12\x15\xc7+25.5930+082.6100/', 'latin1'));
  const handler = (type: string) => box('mdia', box('hdlr', Buffer.concat([Buffer.alloc(8), Buffer.from(type), Buffer.alloc(12)])));
  const path = box('trak', handler('meta'), box('name', Buffer.from('+25.5931')));
  return Buffer.concat([box('ftyp', Buffer.from('isom\0\0\x02\0isommp41')), box('moov', box('mvhd', mvhd), box('trak', handler('vide')), path, box('udta', place)), box('mdat', Buffer.from('picture and sound'))]);
}
