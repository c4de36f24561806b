import type {Field, PackageDescriptor, TableSchema} from "./descriptor.ts";
import {type ConstraintName, type FieldType, isOfType, rulesOf, wholeCell} from "./field-types.ts";
import {suggest} from "./nearest.ts";

/** A property that breaks a rule: `path` leads to it from the value checked. */
export interface RuleFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly value?: string;
  readonly remedy: string;
}

/** The standard's rules on what goes with a field's type; and one of ours: a number says its unit. */
export function checkField(field: Field): RuleFault[] {
  return [...checkUnit(field), ...checkCategories(field), ...checkConstraints(field), ...checkExample(field)];
}

/** Field names are unique; keys name fields that exist, one for one. */
export function checkTableSchema({fields, primaryKey, foreignKeys = []}: TableSchema): RuleFault[] {
  const names = fields.map(({name}) => name);
  return [
    ...repeated(names, (index) => ["fields", index, "name"]),
    ...unknown(primaryKey, names, "field", (index) => ["primaryKey", index]),
    ...repeated(primaryKey, (index) => ["primaryKey", index]),
    ...foreignKeys.flatMap(({fields: own, reference}, key): RuleFault[] => [
      ...unknown(own, names, "field", (index) => ["foreignKeys", key, "fields", index]),
      ...(own.length === reference.fields.length
        ? []
        : [
            {
              path: ["foreignKeys", key],
              message: "fields and reference.fields differ in number",
              remedy: "name one for each",
            },
          ]),
      ...(reference.package !== undefined && reference.resource === undefined
        ? [
            {
              path: ["foreignKeys", key, "reference"],
              message: "no resource named",
              remedy: "name the other package's resource",
            },
          ]
        : []),
    ]),
  ];
}

/** Resource names and paths are unique; foreign keys inside the package name resources and fields that exist. */
export function checkPackage({resources}: PackageDescriptor): RuleFault[] {
  const names = resources.map(({name}) => name);
  return [
    ...repeated(names, (index) => ["resources", index, "name"]),
    ...repeated(
      resources.map(({path}) => path),
      (index) => ["resources", index, "path"],
    ),
    ...resources.flatMap((resource, at) =>
      (resource.schema.foreignKeys ?? []).flatMap(({reference}, key): RuleFault[] => {
        if (reference.package !== undefined) return [];
        const path = ["resources", at, "schema", "foreignKeys", key, "reference"];
        const target = resources.find(({name}) => name === (reference.resource ?? resource.name));
        if (target === undefined)
          return unknown([reference.resource ?? ""], names, "resource", () => [...path, "resource"]);
        const fields = target.schema.fields.map(({name}) => name);
        return unknown(reference.fields, fields, "field", (index) => [...path, "fields", index]);
      }),
    ),
  ];
}

/** A period's start is not after its end; 2021 holds 2021-10. */
export function checkPeriod({from, to}: {from: string; to: string}): RuleFault[] {
  const shared = Math.min(from.length, to.length);
  if (from.slice(0, shared) <= to.slice(0, shared)) return [];
  return [{path: ["to"], message: "ends before it starts", value: to, remedy: `write a time after ${from}`}];
}

function checkUnit({type, unit}: Field): RuleFault[] {
  if (type === "number" && unit === undefined) {
    return [{path: ["unit"], message: "missing unit", remedy: "say what the number counts, such as TWh or percent"}];
  }
  if (unit === undefined || type === "number" || type === "integer") return [];
  return [{path: ["unit"], message: `not for type ${type}`, remedy: "only a number or an integer has a unit"}];
}

function checkCategories({type, categories, categoriesOrdered}: Field): RuleFault[] {
  const remedy = "only a string or an integer has categories";
  if (categories === undefined) {
    if (categoriesOrdered === undefined) return [];
    return [
      {path: ["categoriesOrdered"], message: "no categories to order", remedy: "list the categories or remove it"},
    ];
  }
  if (!rulesOf(type).categories) return [{path: ["categories"], message: `not for type ${type}`, remedy}];
  const values = categories.map(({value}) => value);
  const pathOf = (index: number) => ["categories", index, "value"];
  return [...values.flatMap((value, index) => checkType(type, value, pathOf(index))), ...repeated(values, pathOf)];
}

function checkConstraints({type, constraints = {}}: Field): RuleFault[] {
  const allowed = rulesOf(type).constraints;
  const names = Object.keys(constraints) as ConstraintName[];
  return names.flatMap((name): RuleFault[] => {
    const path = ["constraints", name];
    const value = constraints[name];
    if (!allowed.includes(name)) {
      return [{path, message: `not for type ${type}`, remedy: `its constraints are ${allowed.join(", ")}`}];
    }
    if (name === "enum") {
      const values = constraints.enum ?? [];
      const pathOf = (index: number) => [...path, index];
      return [...values.flatMap((each, index) => checkType(type, each, pathOf(index))), ...repeated(values, pathOf)];
    }
    if (name === "minimum" || name === "maximum") return checkType(type, value, path);
    if (name === "pattern" && !isExpression(String(value))) {
      return [{path, message: "invalid pattern", value: String(value), remedy: "write a regular expression"}];
    }
    return [];
  });
}

function checkExample({type, example}: Field): RuleFault[] {
  const {read, form} = rulesOf(type);
  if (example === undefined || read(example) !== undefined) return [];
  return [{path: ["example"], message: `value not of type ${type}`, value: example, remedy: `write ${form}`}];
}

function checkType(type: FieldType, value: unknown, path: RuleFault["path"]): RuleFault[] {
  if (isOfType(type, value)) return [];
  return [{path, message: `value not of type ${type}`, value: String(value), remedy: `write ${rulesOf(type).form}`}];
}

function repeated(values: readonly unknown[], pathOf: (index: number) => RuleFault["path"]): RuleFault[] {
  return values.flatMap((value, index) => {
    if (values.indexOf(value) === index) return [];
    return [{path: pathOf(index), message: "repeated value", value: String(value), remedy: "list each once"}];
  });
}

function unknown(
  words: readonly string[],
  known: readonly string[],
  noun: string,
  pathOf: (index: number) => RuleFault["path"],
): RuleFault[] {
  return words.flatMap((word, index) => {
    if (known.includes(word)) return [];
    return [{path: pathOf(index), message: `unknown ${noun}`, value: word, remedy: suggest(word, known)}];
  });
}

function isExpression(pattern: string): boolean {
  try {
    wholeCell(pattern);
    return true;
  } catch {
    return false;
  }
}
