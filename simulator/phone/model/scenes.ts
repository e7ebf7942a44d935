// Draws the sample pictures: simple night scenes, so that a demo needs no files and shows nobody.

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
type Scene = (context: Context, width: number, height: number, moment: number) => void;

/** A lorry on a river bridge at night; `moment` from 0 to 1 moves it. */
export const truckOnBridge: Scene = (context, width, height, moment) => {
  sky(context, width, height * 0.62, '#0b1533', '#2c3a66');
  circle(context, width * 0.8, height * 0.16, height * 0.06, '#f4edcf');
  hills(context, width, height * 0.6, '#141d3d');
  const water = context.createLinearGradient(0, height * 0.6, 0, height);
  water.addColorStop(0, '#22305c');
  water.addColorStop(1, '#0a1230');
  context.fillStyle = water;
  context.fillRect(0, height * 0.6, width, height * 0.4);
  for (let line = 0; line < 26; line++) {
    context.fillStyle = `rgba(244, 237, 207, ${0.22 - line * 0.007})`;
    context.fillRect(width * 0.8 + Math.sin(line * 2.1 + moment * 9) * width * 0.035 - width * 0.03, height * (0.62 + line * 0.014), width * (0.03 + (line % 4) * 0.012), height * 0.004);
  }
  context.fillStyle = '#3b3f52';
  context.fillRect(0, height * 0.56, width, height * 0.035);
  for (let pillar = 0; pillar < 6; pillar++) context.fillRect(width * (0.06 + pillar * 0.18), height * 0.59, width * 0.022, height * 0.16);
  lorry(context, width * (0.14 + moment * 0.3), height * 0.56, height * 0.2);
  grain(context, width, height);
};

/** Heaps of sand and a digger at the river bank. */
const sandHeaps: Scene = (context, width, height) => {
  sky(context, width, height * 0.6, '#1d1530', '#6b3f4f');
  hills(context, width, height * 0.58, '#2a1d33');
  context.fillStyle = '#2b2a3c';
  context.fillRect(0, height * 0.56, width, height * 0.12);
  context.fillStyle = '#5b4632';
  context.fillRect(0, height * 0.66, width, height * 0.34);
  for (const [x, size, colour] of [[0.2, 0.3, '#a9844f'], [0.48, 0.22, '#b99159'], [0.86, 0.34, '#9a7746']] as const) {
    context.fillStyle = colour;
    context.beginPath();
    context.moveTo(width * (x - size * 0.62), height * 0.82);
    context.quadraticCurveTo(width * x, height * (0.82 - size * 1.35), width * (x + size * 0.62), height * 0.82);
    context.fill();
  }
  context.fillStyle = '#d99a1c';
  context.fillRect(width * 0.58, height * 0.62, width * 0.13, height * 0.11);
  context.fillStyle = '#28303f';
  context.fillRect(width * 0.6, height * 0.64, width * 0.05, height * 0.05);
  context.fillRect(width * 0.565, height * 0.73, width * 0.16, height * 0.05);
  stroke(context, '#d99a1c', height * 0.022, [[0.6, 0.64], [0.52, 0.48], [0.44, 0.56], [0.45, 0.63]], width, height);
  glow(context, width * 0.72, height * 0.64, height * 0.26);
  grain(context, width, height);
};

/** A shuttered shop in a lane, a motorcycle before it. */
const laneAtNight: Scene = (context, width, height) => {
  sky(context, width, height, '#10131f', '#232a3d');
  context.fillStyle = '#39364a';
  context.fillRect(0, height * 0.12, width * 0.62, height * 0.66);
  context.fillStyle = '#4a4458';
  context.fillRect(width * 0.66, height * 0.2, width * 0.34, height * 0.58);
  context.fillStyle = '#6a6f80';
  context.fillRect(width * 0.1, height * 0.34, width * 0.4, height * 0.44);
  context.fillStyle = '#555a6b';
  for (let slat = 0; slat < 11; slat++) context.fillRect(width * 0.1, height * (0.34 + slat * 0.04), width * 0.4, height * 0.008);
  context.fillStyle = '#8b2e2e';
  context.fillRect(width * 0.08, height * 0.24, width * 0.44, height * 0.08);
  context.fillStyle = '#e8d9a8';
  for (let letter = 0; letter < 9; letter++) context.fillRect(width * (0.12 + letter * 0.04), height * 0.265, width * 0.024, height * 0.03);
  context.fillStyle = '#26262f';
  context.fillRect(0, height * 0.78, width, height * 0.22);
  glow(context, width * 0.8, height * 0.2, height * 0.5);
  circle(context, width * 0.58, height * 0.84, height * 0.075, '#101014');
  circle(context, width * 0.8, height * 0.84, height * 0.075, '#101014');
  stroke(context, '#a8323a', height * 0.045, [[0.6, 0.8], [0.67, 0.74], [0.76, 0.75], [0.79, 0.82]], width, height);
  stroke(context, '#c9ccd6', height * 0.012, [[0.58, 0.84], [0.62, 0.68], [0.65, 0.67]], width, height);
  grain(context, width, height);
};

const SCENES: readonly Scene[] = [truckOnBridge, sandHeaps, laneAtNight];
const WIDTH = 1200;
const HEIGHT = 900;

/** A sample photo as a JPEG; the number chooses the scene. */
export async function samplePhoto(number: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser can draw no pictures.');
  (SCENES[number % SCENES.length] ?? truckOnBridge)(context, WIDTH, HEIGHT, ((number * 7) % 10) / 10);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('This browser can make no JPEG.'))), 'image/jpeg', 0.85));
}

function sky(context: Context, width: number, height: number, top: string, bottom: string): void {
  const colours = context.createLinearGradient(0, 0, 0, height);
  colours.addColorStop(0, top);
  colours.addColorStop(1, bottom);
  context.fillStyle = colours;
  context.fillRect(0, 0, width, height);
  for (let star = 0; star < 60; star++) circle(context, ((star * 197) % 1000) * width * 0.001, ((star * 89) % 560) * height * 0.001, 1 + (star % 3) * 0.6, 'rgba(255, 255, 255, 0.55)');
}

function hills(context: Context, width: number, base: number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(0, base);
  for (let step = 0; step <= 40; step++) context.lineTo((width * step) / 40, base - Math.abs(Math.sin(step * 0.7) * 26 + Math.sin(step * 1.9) * 14) - 8);
  context.lineTo(width, base);
  context.fill();
}

function lorry(context: Context, x: number, ground: number, size: number): void {
  const length = size * 1.9;
  context.fillStyle = '#7a4a21';
  context.fillRect(x, ground - size * 0.8, length * 0.68, size * 0.58);
  context.fillStyle = '#b88a52';
  context.beginPath();
  context.moveTo(x, ground - size * 0.8);
  context.quadraticCurveTo(x + length * 0.34, ground - size * 1.12, x + length * 0.68, ground - size * 0.8);
  context.fill();
  context.fillStyle = '#c8482f';
  context.fillRect(x + length * 0.7, ground - size * 0.7, length * 0.24, size * 0.5);
  context.fillStyle = '#9fc3dd';
  context.fillRect(x + length * 0.8, ground - size * 0.64, length * 0.12, size * 0.2);
  for (const at of [0.12, 0.3, 0.56, 0.82]) {
    circle(context, x + length * at, ground - size * 0.12, size * 0.13, '#14161d');
    circle(context, x + length * at, ground - size * 0.12, size * 0.05, '#6f7480');
  }
  const beam = context.createLinearGradient(x + length * 0.94, 0, x + length * 1.9, 0);
  beam.addColorStop(0, 'rgba(255, 236, 170, 0.75)');
  beam.addColorStop(1, 'rgba(255, 236, 170, 0)');
  context.fillStyle = beam;
  context.beginPath();
  context.moveTo(x + length * 0.94, ground - size * 0.38);
  context.lineTo(x + length * 1.9, ground - size * 0.62);
  context.lineTo(x + length * 1.9, ground);
  context.lineTo(x + length * 0.94, ground - size * 0.26);
  context.fill();
}

function circle(context: Context, x: number, y: number, radius: number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fill();
}

function glow(context: Context, x: number, y: number, radius: number): void {
  const light = context.createRadialGradient(x, y, 0, x, y, radius);
  light.addColorStop(0, 'rgba(255, 222, 140, 0.8)');
  light.addColorStop(1, 'rgba(255, 222, 140, 0)');
  context.fillStyle = light;
  context.fillRect(x - radius, y - radius, radius * 2, radius * 2);
}

function stroke(context: Context, colour: string, thickness: number, points: readonly (readonly [number, number])[], width: number, height: number): void {
  context.strokeStyle = colour;
  context.lineWidth = thickness;
  context.lineJoin = 'round';
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x * width, y * height);
  context.stroke();
}

/** Noise as of a cheap camera at night. */
function grain(context: Context, width: number, height: number): void {
  for (let dot = 0; dot < 2600; dot++) {
    context.fillStyle = dot % 2 ? 'rgba(255, 255, 255, 0.05)' : 'rgba(0, 0, 0, 0.09)';
    context.fillRect((dot * 7919) % width, (dot * 104729) % height, 3, 3);
  }
}
