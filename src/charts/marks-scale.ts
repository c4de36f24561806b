import {number} from "../model/format.ts";

/** A y scale that fits its values, linear from zero or logarithmic, with its ticks. */
export interface ValueScale {
  type: "linear" | "log";
  domain: [low: number, high: number];
  ticks: readonly number[];
  /** Where the baseline stands. */
  foot: number;
}

/** The scale of these values; on a log scale only those above zero count. Without values it runs to 1. */
export function valueScale(values: readonly number[], kind: string | undefined): ValueScale {
  if (kind === "log") return logScale(values.filter((value) => value > 0));
  const step = linearStep(Math.max(0, ...values));
  const high = Math.max(1, Math.ceil(Math.max(0, ...values) / step - 1e-9)) * step;
  const ticks = Array.from({length: Math.round(high / step) + 1}, (_, i) => tidy(i * step));
  return {type: "linear", domain: [0, high], ticks, foot: 0};
}

/** 1, 2 or 5 times a power of ten, at most five of which reach `top`. */
function linearStep(top: number): number {
  if (top <= 0) return 1;
  const power = 10 ** (Math.floor(Math.log10(top)) - 1);
  return tidy(([1, 2, 5, 10, 20].find((times) => top / (times * power) <= 5) ?? 50) * power);
}

/** From a 1 or 3 below the least value to one above the largest, with a tick at each, or at the powers of ten alone. */
function logScale(values: readonly number[]): ValueScale {
  const [least, most] = values.length === 0 ? [0.1, 1] : [Math.min(...values), Math.max(...values)];
  const rungs = Array.from({length: 41}, (_, i) => tidy((i % 2 === 0 ? 1 : 3) * 10 ** (Math.floor(i / 2) - 10)));
  const low = rungs.findLastIndex((rung) => rung <= least);
  const high = Math.max(
    low + 1,
    rungs.findIndex((rung) => rung >= most),
  );
  const all = rungs.slice(Math.max(0, low), high + 1);
  const [foot = 0.1, top = 1] = [all[0], all.at(-1)];
  const ticks =
    all.length <= 6 ? all : all.filter((rung, i) => Number.isInteger(Math.log10(rung)) || i === all.length - 1);
  return {type: "log", domain: [foot, top], ticks: ticks.filter((rung) => rung !== foot), foot};
}

function tidy(value: number): number {
  return Number(value.toPrecision(6));
}

/** A tick as text, with the decimals it has: "0.3", "1,000". */
export function tickText(tick: number): string {
  return number(tick, tick < 1 ? (String(tick).split(".")[1]?.length ?? 0) : Number.isInteger(tick) ? 0 : 1);
}
