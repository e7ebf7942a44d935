// Linear prediction of speech: the mouth's filter apart from the voice that it is given (Makhoul, 1975; Rabiner and Schafer).

/** Coefficients a1 … aN of 1 + a1 z⁻¹ + … ; the error's power beside them. */
export interface Prediction {
  coefficients: Float64Array;
  power: number;
}

/** @param samples of one frame, windowed */
export function autocorrelation(samples: Float64Array, order: number): Float64Array {
  const lags = new Float64Array(order + 1);
  for (let lag = 0; lag <= order; lag++) {
    let sum = 0;
    for (let at = lag; at < samples.length; at++) sum += samples[at]! * samples[at - lag]!;
    lags[lag] = sum;
  }
  return lags;
}

/** Levinson's and Durbin's recursion. A frame of silence has no filter: all coefficients are 0. */
export function predict(lags: Float64Array): Prediction {
  const order = lags.length - 1;
  const coefficients = new Float64Array(order);
  let power = lags[0]!;
  if (!(power > 0)) return { coefficients, power: 0 };
  const before = new Float64Array(order);
  for (let step = 0; step < order; step++) {
    let sum = lags[step + 1]!;
    for (let at = 0; at < step; at++) sum += coefficients[at]! * lags[step - at]!;
    const reflection = -sum / power;
    before.set(coefficients);
    for (let at = 0; at < step; at++) coefficients[at] = before[at]! + reflection * before[step - 1 - at]!;
    coefficients[step] = reflection;
    power *= 1 - reflection * reflection;
    // Rounding may eat the rest up; the filter up to here is good.
    if (!(power > lags[0]! * 1e-9)) break;
  }
  return { coefficients, power };
}

/** Samples of the filter's power spectrum, from 0 to half the sample rate. */
export class Envelope {
  private readonly cosines: Float64Array;
  private readonly sines: Float64Array;

  constructor(
    private readonly order: number,
    readonly points: number,
  ) {
    this.cosines = new Float64Array((order + 1) * points);
    this.sines = new Float64Array((order + 1) * points);
    for (let point = 0; point < points; point++) {
      for (let lag = 0; lag <= order; lag++) {
        const angle = (Math.PI * point * lag) / (points - 1);
        this.cosines[point * (order + 1) + lag] = Math.cos(angle);
        this.sines[point * (order + 1) + lag] = Math.sin(angle);
      }
    }
  }

  of({ coefficients }: Prediction): Float64Array {
    const power = new Float64Array(this.points);
    for (let point = 0; point < this.points; point++) {
      const row = point * (this.order + 1);
      let [real, imaginary] = [1, 0];
      for (let lag = 1; lag <= this.order; lag++) {
        real += coefficients[lag - 1]! * this.cosines[row + lag]!;
        imaginary += coefficients[lag - 1]! * this.sines[row + lag]!;
      }
      power[point] = 1 / Math.max(real * real + imaginary * imaginary, 1e-9);
    }
    return power;
  }

  /** The filter with this power spectrum. */
  filter(power: Float64Array): Prediction {
    const lags = new Float64Array(this.order + 1);
    for (let lag = 0; lag <= this.order; lag++) {
      let sum = 0;
      for (let point = 0; point < this.points; point++) {
        const weight = point === 0 || point === this.points - 1 ? 0.5 : 1;
        sum += weight * power[point]! * this.cosines[point * (this.order + 1) + lag]!;
      }
      lags[lag] = sum;
    }
    // As if a little noise lay under it: keeps sharp peaks from ringing.
    lags[0]! *= 1 + 1e-6;
    return predict(lags);
  }
}
