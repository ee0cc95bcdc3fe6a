package dev.demarc.model;

import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;

/** A file with a matrix's data that lies beside its drawings. */
public enum Download {
    /** All cells. */
    CSV("cells.csv", "download.csv"),
    /** A workbook. */
    XLSX("matrix.xlsx", "download.xlsx"),
    /** A matrix file. */
    JSON("matrix.json", "download.json"),
    /** A system security plan. */
    OSCAL("matrix.oscal.json", "download.oscal");

    private final String file;
    private final String word;

    Download(String file, String word) {
        this.file = file;
        this.word = word;
    }

    /** What it is called, in the matrix's own folder. */
    public String file() {
        return file;
    }

    /** The theme's word that leads to it. */
    public String word() {
        return word;
    }

    /** Those that a matrix has: a plan only if a concern names a control for it. */
    public static List<Download> of(Matrix matrix) {
        var all = new ArrayList<>(List.of(CSV, XLSX, JSON));
        if (matrix.concerns().stream()
                .anyMatch(
                        concern -> !concern.proof().controls(Concern.Proof.NIST).isEmpty())) {
            all.add(OSCAL);
        }
        return all;
    }
}
