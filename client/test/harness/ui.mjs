export async function driveWorkbench(){}
