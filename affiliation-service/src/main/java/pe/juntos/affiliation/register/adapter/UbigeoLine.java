package pe.juntos.affiliation.register.adapter;

import java.util.List;
import pe.juntos.affiliation.register.Ubigeo;
import pe.juntos.affiliation.register.UbigeoColumns;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;

/** A district as a list of INEI codes names it. */
record UbigeoLine(String ubigeo, String name, String province, String department) {

    record Format(UbigeoColumns columns) implements CsvFormat<UbigeoLine> {

        @Override
        public List<String> header() {
            return columns.header();
        }

        @Override
        public UbigeoLine parse(CsvCells cells) {
            String ubigeo = cells.required(columns.ubigeo());
            if (!Ubigeo.wellFormed(ubigeo)) {
                throw new LineRefusal(
                        "UBIGEO_INVALID", columns.ubigeo() + ": no es un código de distrito del INEI de 6 dígitos");
            }
            return new UbigeoLine(
                    ubigeo,
                    cells.required(columns.district()),
                    cells.required(columns.province()),
                    cells.required(columns.department()));
        }
    }
}
