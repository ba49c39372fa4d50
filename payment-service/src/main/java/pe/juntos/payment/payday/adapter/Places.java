package pe.juntos.payment.payday.adapter;

import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.LineRefusal;

/** Codes of places in files. */
final class Places {
    private Places() {}

    /** INEI district code. */
    static String district(CsvCells cells, String column) {
        var code = cells.required(column);
        if (!code.matches("[0-9]{6}")) {
            throw new LineRefusal("UNKNOWN_CODE", column + " tiene seis dígitos");
        }
        return code;
    }
}
