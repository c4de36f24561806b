import {expect, test} from "vitest";
import {glossary} from "../../src/publish/glossary.ts";

test("the words of the project stand in order, each with an id of its own", () => {
  const terms = glossary();
  expect(terms.map(({id}) => id)).toEqual(terms.map(({id}) => id).toSorted());
  expect(terms.map(({term}) => term)).toEqual(
    expect.arrayContaining(["Measured share", "Act", "Not coded", "Pinned page"]),
  );
});

test("a term without a sentence, or given twice, is refused, naming the file", () => {
  expect(() => glossary("- term: Act", "g.yaml")).toThrow("g.yaml: 0 › means");
  expect(() => glossary("- {term: Act, means: A.}\n- {term: act, means: B.}", "g.yaml")).toThrow(
    'g.yaml: "act" stands twice',
  );
});
