import type { Frame } from '../frames.ts';
import { dedent } from '../text.ts';

export const dcatAr: Frame = {
  file: 'catalogue/datos.yaml',
  others: {},
  text: dedent`
    title: Datos de la Agencia de Ejemplo
    description: Datos abiertos de la Agencia de Ejemplo.
    version: "1.1"
    publisher: {name: Agencia de Ejemplo, mbox: datos@agencia.example}
    superThemeTaxonomy: http://datos.agencia.example/superThemeTaxonomy.json
    themeTaxonomy:
      - {id: compras, label: Compras, description: Compras y contrataciones del Estado.}
    dataset:
      - title: Contrataciones
        description: Procedimientos de contratación de la agencia, con su fecha y su modalidad.
        identifier: contrataciones
        publisher: {name: Agencia de Ejemplo, mbox: datos@agencia.example}
        contactPoint: {fn: Equipo de datos abiertos, hasEmail: datos@agencia.example}
        superTheme: [GOVE]
        theme: [compras]
        keyword: [compras, contrataciones]
        issued: "2024-04-01"
        modified: "2026-10-02"
        accrualPeriodicity: R/P1Y
        license: Creative Commons Attribution 4.0
        distribution:
          - title: Contrataciones del año 2025
            identifier: contrataciones-2025
            accessURL: http://datos.agencia.example/contrataciones
            downloadURL: http://datos.agencia.example/contrataciones/2025.csv
            fileName: 2025.csv
            format: CSV
            issued: "2026-01-15"
  `,
};
