import { Ajv2020 } from 'ajv/dist/2020.js';
import { components } from '../../src/http/openapi/components.js';

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: 'document', components: { schemas: components() } });

/** What a schema of the document has against a value. */
export function against(schema: object, value: unknown): unknown {
  const text = JSON.stringify(schema).replaceAll('"#/components', '"document#/components');
  const check = ajv.compile(JSON.parse(text) as object);
  return check(value) ? [] : check.errors;
}
