package dev.demarc.exchange.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A workbook of somebody else's that is filled in. All in it but the cells that a text is put into stays as it is, byte
 * for byte: formats, lists to choose from, protection, pictures.
 */
public final class Form {

    private final Zip zip;
    private final Map<String, FormSheet> sheets = new LinkedHashMap<>();

    private Form(Zip zip) {
        this.zip = zip;
    }

    /**
     * Reads a workbook.
     *
     * @throws Unreadable if it is none, or damaged, or larger than one that a person fills in
     */
    public static Form read(byte[] file) throws Unreadable {
        var form = new Form(Zip.read(file));
        form.read();
        return form;
    }

    private void read() throws Unreadable {
        String book = targets("").values().stream()
                .filter(target -> target.type().endsWith("/officeDocument"))
                .map(Target::path)
                .findFirst()
                .orElseThrow(() -> new Unreadable("it is no workbook of Excel 2007 or later"));
        var targets = targets(book);
        var shared = new ArrayList<String>();
        for (Target target : targets.values()) {
            if (target.type().endsWith("/sharedStrings")) {
                shared.addAll(shared(xml(target.path())));
            }
        }
        var tags = new XmlTags(xml(book));
        while (tags.next()) {
            if (tags.begins("sheet")) {
                Target target = targets.get(String.valueOf(tags.attribute("r:id")));
                String name = tags.attribute("name");
                if (name != null && target != null && target.type().endsWith("/worksheet")) {
                    sheets.put(target.path(), FormSheet.read(name, xml(target.path()), shared));
                }
            }
        }
    }

    private record Target(String path, String type) {}

    /** What a part names, by id; the package itself if it has no name. */
    private Map<String, Target> targets(String part) throws Unreadable {
        int slash = part.lastIndexOf('/') + 1;
        String folder = part.substring(0, slash);
        String relations = folder + "_rels/" + part.substring(slash) + ".rels";
        var targets = new HashMap<String, Target>();
        var tags = new XmlTags(xml(relations));
        while (tags.next()) {
            String id = tags.attribute("Id");
            String path = tags.attribute("Target");
            String type = tags.attribute("Type");
            if (tags.begins("Relationship") && id != null && path != null && type != null) {
                targets.put(id, new Target(path.startsWith("/") ? path.substring(1) : folder + path, type));
            }
        }
        return targets;
    }

    private String xml(String name) throws Unreadable {
        byte[] content = zip.content(name).orElseThrow(() -> new Unreadable("it lacks its part `" + name + "`"));
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            throw new Unreadable("its XML isn't UTF-8");
        }
    }

    private static List<String> shared(String xml) throws Unreadable {
        var shared = new ArrayList<String>();
        var text = new StringBuilder();
        var tags = new XmlTags(xml);
        int aside = 0;
        while (tags.next()) {
            if (tags.name().equals("si") && (tags.isEnd() || tags.isEmpty())) {
                shared.add(text.toString());
                text.setLength(0);
            } else if (tags.name().equals("rPh") && !tags.isEmpty()) {
                aside += tags.isEnd() ? -1 : 1;
            } else if (tags.begins("t") && !tags.isEmpty() && aside == 0) {
                text.append(tags.textAfter());
            }
        }
        return shared;
    }

    /** Its sheets, in their order. */
    public List<FormSheet> sheets() {
        return List.copyOf(sheets.values());
    }

    /** The file with what was put into it. */
    public byte[] bytes() {
        sheets.forEach((path, sheet) -> {
            if (sheet.isFilled()) {
                zip.put(path, sheet.filled().getBytes(UTF_8));
            }
        });
        return zip.bytes();
    }
}
