// The attributes of the element: their values, their warnings, and their properties. Each has its parameter in an
// address, if it has one, whether that is a list (`many`), and its choices (`values`), if it has some.

// Splits a list of ids at commas if it has any, since an id may contain a space, or else at spaces.
const list = (value = "") => (value ?? "").split(/,/.test(value) ? "," : /\s/).map((id) => id.trim()).filter((id) => id);

// The attributes that have a parameter in an address.
export const addressed = (attributes) => Object.entries(attributes).filter(([, { parameter }]) => parameter);

// Writes the value of an attribute into the parameters of an address. For `view`, only `questions` is a parameter.
export function put(query, name, { parameter, many }, element) {
  const said = element.getAttribute(name);
  const values = many ? list(said) : [name !== "view" || said === "questions" ? said : null];
  query.delete(parameter);
  for (const value of values) if (value) query.append(parameter, value);
}

// The attributes of an element that have none of their choices as the value, each with its value and its choices.
export function invalid(element, attributes) {
  const said = Object.entries(attributes).map(([name, { values }]) => [name, element.getAttribute(name), values]);
  // The program ignores the case of language tags.
  const same = (name, one, other) => name === "ui-lang" ? one.toLowerCase() === other.toLowerCase() : one === other;
  return said.filter(([name, value, values]) => value && values && !values.some((one) => same(name, one, value)));
}

// The attributes of an element whose name is nearly that of one it knows, or of its parameter: each with its value and
// the right name. Other attributes are somebody else's.
export function misnamed(element, attributes) {
  const known = Object.entries(attributes).flatMap(([name, { parameter }]) => [[name, name], ...(parameter?.length > 3 ? [[parameter, name]] : [])]);
  return [...element.attributes].filter(({ name }) => !attributes[name]).flatMap(({ name, value }) => {
    const [, right] = known.find(([other]) => isNear(name, other)) ?? [];
    return right ? [[name, value, right]] : [];
  });
}

// Whether two names are the same but for hyphens and one letter. Short names are too much alike.
function isNear(one, other) {
  const [bare, like] = [one, other].map((name) => name.replace(/[-_]/g, ""));
  const less = (name) => [name, ...[...name].map((_, at) => name.slice(0, at) + name.slice(at + 1))];
  return bare === like || (Math.min(bare.length, like.length) > 3 && less(bare).some((part) => less(like).includes(part)));
}

// Tells the author of the page that a value is ignored, and which values are valid.
export function ignored(code, name, value, known) {
  const why = {
    "not-a-choice": "it can be",
    "not-in-interview": known.length ? "the interview has" : "the interview does not have it",
    "unknown-attribute": "the attribute is called",
    taken: "another viewer on this page follows its address",
  }[code];
  return `${name}="${value}" is ignored: ${[why, known.join(", ")].join(" ").trim()}`;
}

// The property of an attribute.
const camel = (name) => name.replace(/-(.)/, (_, letter) => letter.toUpperCase());

// Reflects an attribute as a property. Every element has `lang`, but it would take React's `undefined` for a language.
export function reflect(prototype, name) {
  Object.defineProperty(prototype, camel(name), {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name) ?? "";
    },
    set(value) {
      if (value === null || value === undefined || value === "") this.removeAttribute(name);
      else this.setAttribute(name, Array.isArray(value) ? value.map((id) => `${id},`).join(" ") : value);
    },
  });
}

// A property that was set before the element was defined hides the one of the class: sets it again.
export function upgrade(element, names) {
  for (const property of names.map(camel)) {
    if (!Object.hasOwn(element, property)) continue;
    const value = element[property];
    delete element[property];
    element[property] = value;
  }
}
