import {describe, expect, test} from "vitest";
import {count, date, list, monthOf, number, percent, shortDate, signed, span, utc} from "../../src/model/format.ts";

describe("number", () => {
  test("groups thousands and keeps the decimals asked for", () => expect(number(1234.56, 1)).toBe("1,234.6"));
  test("writes a true minus", () => expect(number(-0.56, 2)).toBe("−0.56"));
  test("rounds halves away from zero", () =>
    expect([number(30.45, 1), number(1.005, 2), number(-2.5)]).toEqual(["30.5", "1.01", "−3"]));
  test("never prints minus zero", () => expect(number(-0.04, 1)).toBe("0.0"));
});

test("signed marks a rise, a fall and neither", () => {
  expect([signed(6.12, 1), signed(-0.6, 1), signed(0.001, 1)]).toEqual(["+6.1", "−0.6", "0.0"]);
});

test("percent takes a value that is in percent already", () => expect(percent(18.31)).toBe("18.3%"));

test("list joins names as a sentence does", () => {
  expect([list([]), list(["China"]), list(["China", "Russia"]), list(["China", "Russia", "Iran"])]).toEqual([
    "",
    "China",
    "China and Russia",
    "China, Russia and Iran",
  ]);
});

test("count is in words up to ten", () => expect([count(2), count(10), count(12)]).toEqual(["two", "ten", "12"]));

describe("date", () => {
  test("is as precise as it is given", () =>
    expect([date("2021"), date("2021-10"), date("2021-10-14")]).toEqual(["2021", "October 2021", "14 October 2021"]));
  test("has a short form", () =>
    expect([shortDate("2021-09"), shortDate("2021-09-24")]).toEqual(["Sept 2021", "24 Sept 2021"]));
  test("refuses what is no date, naming it", () => {
    for (const wrong of ["", "21", "2021-13", "2021-00", "2021-10-32", "2021/10", "October"])
      expect(() => date(wrong)).toThrow(`invalid date: ${wrong}`);
  });
  test("a span names both ends", () => expect(span("2021-01/2021-09")).toBe("January 2021 – September 2021"));
});

test("utc and monthOf do not depend on the time zone of the machine", () => {
  expect(utc("2021-10").toISOString()).toBe("2021-10-01T00:00:00.000Z");
  expect(monthOf(utc("2021-01-01"))).toBe("2021-01");
});
