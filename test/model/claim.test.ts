import {describe, expect, test} from "vitest";
import {type Claim, type ClaimValue, printClaim} from "../../src/model/claim.ts";
import {comparable} from "../../src/model/unit.ts";
import {catalog} from "../published.ts";
import {claimValue} from "./claim-value.ts";

const dataPackage = catalog.newest("claims");
const claims = dataPackage.resource("claims").rows as unknown as readonly Claim[];
const values = dataPackage.resource("values").rows as unknown as readonly ClaimValue[];
const valuesOf = (id: string) => values.filter((value) => value.claim === id);

describe("every claim of the package", () => {
  test("has at least one value, numbered from one without a gap", () => {
    const wrong = claims.filter(
      ({id}) =>
        valuesOf(id)
          .map(({n}) => n)
          .some((n, i) => n !== i + 1) || valuesOf(id).length === 0,
    );
    expect(wrong.map(({id}) => id)).toEqual([]);
  });

  test("has values whose unit can stand beside its own", () => {
    const problems = values.flatMap(({claim: id, n, unit}) => {
      const claim = claims.find((candidate) => candidate.id === id);
      try {
        return comparable(unit, claim?.unit ?? "") ? [] : [`${id} value ${n}: ${unit} beside ${claim?.unit}`];
      } catch (error) {
        return [`${id} value ${n}: ${(error as Error).message}`];
      }
    });
    expect(problems).toEqual([]);
  });

  test("prints, unless it is refuted", () => {
    const problems = claims.flatMap((claim) => {
      if (claim.used === null)
        return claim.status === "refuted" ? [] : [`${claim.id}: no value used, but ${claim.status}`];
      return printClaim(claim, valuesOf(claim.id)).text === "" ? [claim.id] : [];
    });
    expect(problems).toEqual([]);
  });

  test("says why where sources differ", () => {
    const silent = claims.filter(({id, why}) => why === null && valuesOf(id).length > 1);
    expect(silent.map(({id}) => id)).toEqual([]);
  });

  test("has values with a figure, and ranges in order", () => {
    const wrong = values.filter(
      ({value, low, high}) =>
        (value === null && low === null && high === null) || (low !== null && high !== null && low > high),
    );
    expect(wrong.map(({claim, n}) => `${claim} ${n}`)).toEqual([]);
  });
});

const claim: Claim = {
  id: "kaz-load",
  jurisdiction: "KAZ",
  title: "Load",
  quantity: "power",
  unit: "MW",
  period: "2021",
  precision: "range",
  status: "disputed",
  used: "range",
  why: "Counts differ.",
};
const value = (n: number, figure: number) => claimValue("kaz-load", n, {value: figure});

describe("printClaim", () => {
  test("prints the span of all values when the claim says range", () => {
    expect(printClaim(claim, [value(1, 340), value(2, 1400), value(3, 500)]).text).toBe("340–1,400\u00a0MW");
  });
  test("spans only the values of one quantity, in the unit of the claim", () => {
    const megatonnes: Claim = {...claim, unit: "MtCO2"};
    const emitted = (n: number, figure: number, unit: string) => ({...value(n, figure), unit});
    const printed = printClaim(megatonnes, [
      emitted(1, 70, "MtCO2"),
      emitted(2, 120, "MtCO2"),
      emitted(3, 40, "MtCO2e"),
    ]);
    expect(printed.text).toBe("70–120\u00a0Mt CO₂");
    expect(printed.values.map(({n}) => n)).toEqual([1, 2]);
    expect(printClaim({...claim, unit: "GW"}, [value(1, 340), value(2, 1400)]).text).toBe("0.34–1.4\u00a0GW");
  });
  test("prints the value used, or the one asked for", () => {
    expect(printClaim({...claim, used: "2"}, [value(1, 340), value(2, 1400)]).text).toBe("1,400\u00a0MW");
    expect(printClaim(claim, [value(1, 340), value(2, 1400)], {n: 1}).text).toBe("340\u00a0MW");
  });
  test("prints no value of a refuted claim by itself", () => {
    expect(() => printClaim({...claim, status: "refuted", used: null}, [value(1, 340)])).toThrow(
      "claim kaz-load is refuted; say which source's value to print",
    );
  });
  test("refuses a value that is not there, naming those that are", () => {
    expect(() => printClaim(claim, [value(1, 340)], {n: 4})).toThrow("claim kaz-load has no value 4: it has 1");
  });
});
