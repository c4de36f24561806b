import {scaleUtc} from "d3";
import {describe, expect, test} from "vitest";
import {dodge, eventLanes} from "../../src/charts/marks.ts";

describe("dodge", () => {
  test("leaves boxes alone that do not touch", () =>
    expect(
      dodge(
        [
          {center: 10, size: 4},
          {center: 30, size: 4},
        ],
        0,
        100,
      ),
    ).toEqual([10, 30]));

  test("parts boxes that overlap, each as little as it can, in the order given", () => {
    expect(
      dodge(
        [
          {center: 12, size: 10},
          {center: 10, size: 10},
        ],
        0,
        100,
      ),
    ).toEqual([16, 6]);
  });

  test("keeps boxes inside the range while there is room", () => {
    expect(
      dodge(
        [
          {center: 99, size: 10},
          {center: 98, size: 10},
          {center: 97, size: 10},
        ],
        0,
        100,
      ),
    ).toEqual([95, 85, 75]);
  });

  test("never lets two boxes overlap, whatever they are", () => {
    for (let seed = 1; seed <= 200; seed++) {
      const boxes = Array.from({length: 1 + (seed % 9)}, (_, i) => ({
        center: (seed * 37 + i * i * 53) % 200,
        size: 10 + ((seed + i) % 3) * 9,
      }));
      const centers = dodge(boxes, 0, 400);
      const order = boxes.map((box, i) => ({...box, at: centers[i] ?? 0})).sort((a, b) => a.at - b.at);
      for (const [i, box] of order.entries()) {
        const next = order[i + 1];
        if (next) expect(next.at - next.size / 2).toBeGreaterThanOrEqual(box.at + box.size / 2 - 1e-9);
      }
    }
  });
});

describe("eventLanes", () => {
  const x = scaleUtc([new Date(Date.UTC(2020, 0)), new Date(Date.UTC(2022, 0))], [0, 600]);

  test("lets a later event start lower while an earlier label still reaches it", () => {
    const {offsets, height} = eventLanes(
      [
        {date: "2021-05-21", label: "Crackdown called for"},
        {date: "2021-06-18", label: "Sichuan cut-off"},
      ],
      x,
      704,
    );
    expect(offsets).toEqual([0, 18]);
    expect(height).toBe(36);
  });

  test("goes back to the top when the earlier label has ended", () => {
    expect(
      eventLanes(
        [
          {date: "2020-02", label: "Early"},
          {date: "2021-05", label: "Late"},
        ],
        x,
        704,
      ).offsets,
    ).toEqual([0, 0]);
  });

  test("needs no height without events", () => expect(eventLanes([], x, 704)).toEqual({offsets: [], height: 0}));
});
