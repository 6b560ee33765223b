// What the API's description says about the fields of its shapes, as far as a form can check it before sending.

const MESSAGE = 'x-message';
const NEEDED = 'x-needed';
const CHOICES = 'x-choices';

/** The rules of every shape that tells forms something: by shape, then by field. */
export function fieldRulesOf(schemas) {
  const told = Object.entries(schemas).filter(([, { properties = {} }]) => Object.values(properties).some(isTold));
  return Object.fromEntries(
    told.map(([name, { properties }]) => [
      name,
      Object.fromEntries(
        Object.entries(properties)
          .map(([field, schema]) => [field, ruleOf(schema, schemas)])
          .filter(([, rule]) => Object.keys(rule).length > 0),
      ),
    ]),
  );
}

function isTold(schema) {
  const plain = plainOf(schema);
  return MESSAGE in plain || NEEDED in plain;
}

/** A field's schema without the null that it may also be, what is said of the field before what is said of its kind. */
function plainOf({ anyOf, ...own }) {
  const kind = (anyOf ?? []).find(({ type }) => type !== 'null');
  return { ...kind, ...own };
}

function ruleOf(schema, schemas) {
  const plain = plainOf(schema);
  const { enum: choices } = plain.$ref === undefined ? plain : (schemas[plain.$ref.split('/').at(-1)] ?? {});
  const rule = {
    minLength: plain.minLength,
    maxLength: plain.maxLength,
    minimum: plain.minimum,
    maximum: plain.maximum,
    pattern: plain.pattern,
    maxItems: plain.maxItems,
    choices: plain[CHOICES] ?? choices,
    message: plain[MESSAGE],
    needed: plain[NEEDED],
    items: plain.items === undefined ? undefined : someOf(ruleOf(plain.items, schemas)),
  };
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined));
}

function someOf(rule) {
  return Object.keys(rule).length === 0 ? undefined : rule;
}
