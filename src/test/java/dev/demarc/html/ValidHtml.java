package dev.demarc.html;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import nu.validator.xml.SystemErrErrorHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What the validator of HTML says about pages. Reads its schema once: that takes longer than many pages. */
public final class ValidHtml {

    private static final String SCHEMA = "http://s.validator.nu/html5-all.rnc";

    private static final ThreadLocal<SimpleDocumentValidator> VALIDATOR = ThreadLocal.withInitial(ValidHtml::begun);

    private ValidHtml() {}

    private static SimpleDocumentValidator begun() {
        var validator = new SimpleDocumentValidator(true, false, false);
        try {
            validator.setUpMainSchema(SCHEMA, new SystemErrErrorHandler());
        } catch (Exception e) {
            throw new IllegalStateException("The validator lies with its schema", e);
        }
        return validator;
    }

    /** The errors in a page's bytes, each with its line and column; warnings are not told. */
    public static List<String> errors(byte[] html) {
        var told = new Told(new ArrayList<>());
        var validator = VALIDATOR.get();
        try {
            validator.setUpValidatorAndParsers(told, false, false);
            validator.checkHtmlInputSource(new InputSource(new ByteArrayInputStream(html)));
        } catch (IOException | SAXException e) {
            throw new IllegalStateException(e);
        }
        return told.errors();
    }

    private record Told(List<String> errors) implements ErrorHandler {

        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) {
            errors.add(error.getLineNumber() + "." + error.getColumnNumber() + ": " + error.getMessage());
        }

        @Override
        public void fatalError(SAXParseException error) {
            error(error);
        }
    }
}
