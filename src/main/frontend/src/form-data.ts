/** The values of the form's own fields, without the options the server gave along. */
export function entered(schema: object, data: Record<string, unknown>): Record<string, unknown> {
  const keys = fieldKeys(schema as Component);
  return Object.fromEntries(Object.entries(data).filter(([key]) => keys.has(key)));
}

interface Component {
  key?: string;
  components?: Component[];
}

function fieldKeys(component: Component): Set<string> {
  const keys = new Set(component.key ? [component.key] : []);
  (component.components ?? []).forEach((part) => fieldKeys(part).forEach((key) => keys.add(key)));
  return keys;
}
