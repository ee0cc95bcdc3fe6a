package dev.demarc.site;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A screenshot made so small that letters blur: it shows where things stand and in which colours, whatever a machine's
 * letters look like.
 */
final class Picture {

    /** A spot differs if one of its colours does by so many of 255. */
    private static final int SPOT = 10;

    private final BufferedImage image;

    private Picture(BufferedImage image) {
        this.image = image;
    }

    /** A screenshot, each spot the mean of so many pixels across and down. */
    static Picture of(byte[] png, int scale) {
        BufferedImage large = read(png);
        int width = large.getWidth() / scale;
        int height = large.getHeight() / scale;
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                small.setRGB(x, y, mean(large, x * scale, y * scale, scale));
            }
        }
        return new Picture(small);
    }

    static Picture kept(Path file) {
        try {
            return new Picture(read(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keep(Path file) {
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many of a thousand spots differ; 1000 where the sizes do. */
    int differenceFrom(Picture other) {
        int width = image.getWidth();
        int height = image.getHeight();
        if (width != other.image.getWidth() || height != other.image.getHeight()) {
            return 1000;
        }
        int spots = 0;
        // Each spot is compared with its neighbours' mean, so that what moves by a pixel stays the same.
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int one = mean(image, x - 1, y - 1, 3);
                int two = mean(other.image, x - 1, y - 1, 3);
                if (apart(one, two, 16) || apart(one, two, 8) || apart(one, two, 0)) {
                    spots++;
                }
            }
        }
        return spots * 1000 / Math.max(1, (width - 2) * (height - 2));
    }

    private static boolean apart(int one, int two, int shift) {
        return Math.abs(((one >> shift) & 0xFF) - ((two >> shift) & 0xFF)) > SPOT;
    }

    private static int mean(BufferedImage from, int left, int top, int size) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = top; y < top + size; y++) {
            for (int x = left; x < left + size; x++) {
                int colour = from.getRGB(x, y);
                red += (colour >> 16) & 0xFF;
                green += (colour >> 8) & 0xFF;
                blue += colour & 0xFF;
            }
        }
        int all = size * size;
        return ((red / all) << 16) | ((green / all) << 8) | (blue / all);
    }

    private static BufferedImage read(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
