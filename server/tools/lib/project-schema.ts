export { projectSchema, type SchemaSource } from '../../src/schema/project-schema.ts';
