// Stands in for xmlbuilder2, which vtk.js asks for to read .vtp meshes: it would bring in Node's `events`. Nothing here reads meshes.
const none = () => {
  throw new Error('XML meshes are not read here');
};

export { none as builder, none as convert, none as create, none as fragment };
