package dev.demarc.build;

import dev.demarc.diagram.CellLinks;
import dev.demarc.diagram.DiagramWords;
import dev.demarc.diagram.Drawing;
import dev.demarc.diagram.MatrixDiagram;
import dev.demarc.diagram.Micro;
import dev.demarc.diagram.StackDiagram;
import dev.demarc.diagram.StaircaseDiagram;
import dev.demarc.diagram.Width;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Matrix;
import dev.demarc.model.BlockSpec.View;
import dev.demarc.render.Figures;
import dev.demarc.render.Words;
import java.util.List;

/** Lets pages show what the diagram workshop draws. */
record DrawnFigures(DiagramWords words, CellLinks links) implements Figures {

    DrawnFigures(DiagramWords words) {
        this(words, CellLinks.NONE);
    }

    @Override
    public Figures linked(Cells cells) {
        return new DrawnFigures(words, new CellLinks() {
            @Override
            public String href(Concern concern, Category category) {
                return cells.href(concern, category);
            }

            @Override
            public String told(Concern concern, Category category) {
                return cells.told(concern, category);
            }
        });
    }

    /** Figures with the theme's words. */
    static DrawnFigures with(Words words) {
        return new DrawnFigures(new DiagramWords(
                words.of("state.shared"),
                words.of("state.overlap"),
                words.of("state.varies"),
                words.of("state.na"),
                words.of("svg.na"),
                words.of("state.undetermined"),
                words.of("svg.open"),
                words.of("state.gap"),
                told(words)));
    }

    private static DiagramWords.Told told(Words words) {
        return new DiagramWords.Told(
                new DiagramWords.Titles(
                        words.of("svg.stack"),
                        words.of("svg.single"),
                        words.of("svg.matrix"),
                        words.of("svg.staircase")),
                new DiagramWords.Joints(
                        words.of("and"),
                        words.of("comma"),
                        words.of("svg.semicolon"),
                        words.of("svg.column"),
                        words.of("cell"),
                        words.of("of")),
                words.of("svg.empty"),
                new DiagramWords.Clauses(
                        words.of("svg.holds"),
                        words.of("svg.holdsRun"),
                        words.of("svg.shared"),
                        words.of("svg.overlap"),
                        words.of("svg.outsourced"),
                        words.of("svg.outsourcedOpen"),
                        words.of("svg.varies"),
                        words.of("svg.variesFor"),
                        words.of("svg.notApplicable"),
                        words.of("svg.undetermined"),
                        words.of("svg.gap")));
    }

    /** Names that the file of a matrix's drawing doesn't show whole. */
    List<String> cutNames(Matrix matrix) {
        return MatrixDiagram.cutNames(matrix, words);
    }

    @Override
    public String inline(Matrix matrix, View view, String id) {
        return draw(matrix, view, id, Width.INLINE);
    }

    @Override
    public String narrow(Matrix matrix, View view, String id) {
        return draw(matrix, view, id, Width.NARROW);
    }

    /** The same as a file that stands by itself. */
    String file(Matrix matrix, View view, String id) {
        return draw(matrix, view, id, Width.FILE);
    }

    private String draw(Matrix matrix, View view, String id, Width width) {
        var drawing = new Drawing(width, id, words, links);
        return switch (view) {
            case STACK -> StackDiagram.draw(matrix, drawing);
            case STAIRCASE ->
                StaircaseDiagram.fits(matrix)
                        ? StaircaseDiagram.draw(matrix, drawing)
                        : MatrixDiagram.draw(matrix, drawing);
            case MATRIX, TABLE, LIST, GAPS -> MatrixDiagram.draw(matrix, drawing);
        };
    }

    @Override
    public boolean staircaseFits(Matrix matrix) {
        return StaircaseDiagram.fits(matrix);
    }

    @Override
    public String micro(Matrix matrix) {
        return Micro.draw(matrix);
    }
}
