export { type FormParam, paramOf, valueOf } from './form-model.ts';
export { locate, written } from './form-values.ts';
export { GuardForm } from './guard-form.tsx';
export { ParamField } from './param-field.tsx';
