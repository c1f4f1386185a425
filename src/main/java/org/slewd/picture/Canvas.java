package org.slewd.picture;

import java.util.Arrays;

/** Pixels that are drawn on. Colours are 0xRRGGBB; x to the right, y down; the middle of the first pixel is at 0.5, 0.5. */
final class Canvas {

    private final int width;
    private final int height;
    private final int[] pixels;

    Canvas(int width, int height, int background) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
        Arrays.fill(pixels, background);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int[] pixels() {
        return pixels;
    }

    void set(int x, int y, int colour) {
        pixels[y * width + x] = colour;
    }

    void fill(int left, int top, int right, int bottom, int colour) {
        for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
            Arrays.fill(pixels, y * width + Math.max(0, left), y * width + Math.min(width, right), colour);
        }
    }

    /** Puts {@code colour} over what is there; {@code cover} is from 0 to 1. */
    void blend(int x, int y, int colour, double cover) {
        if (x < 0 || y < 0 || x >= width || y >= height || !(cover > 0)) {
            return;
        }
        int below = pixels[y * width + x];
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double from = (below >> shift) & 0xFF;
            double to = (colour >> shift) & 0xFF;
            mixed |= (int) Math.round(from + (to - from) * Math.min(1, cover)) << shift;
        }
        pixels[y * width + x] = mixed;
    }

    /** A line with round ends. */
    void line(double fromX, double fromY, double toX, double toY, double thickness, int colour, double opacity) {
        double reach = thickness / 2 + 1;
        int left = (int) Math.floor(Math.min(fromX, toX) - reach);
        int right = (int) Math.ceil(Math.max(fromX, toX) + reach);
        int top = (int) Math.floor(Math.min(fromY, toY) - reach);
        int bottom = (int) Math.ceil(Math.max(fromY, toY) + reach);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double cover = thickness / 2 + 0.5 - distance(x + 0.5, y + 0.5, fromX, fromY, toX, toY);
                blend(x, y, colour, Math.min(1, cover) * opacity);
            }
        }
    }

    private static double distance(double x, double y, double fromX, double fromY, double toX, double toY) {
        double alongX = toX - fromX;
        double alongY = toY - fromY;
        double square = alongX * alongX + alongY * alongY;
        double part = square == 0 ? 0 : ((x - fromX) * alongX + (y - fromY) * alongY) / square;
        double clamped = Math.max(0, Math.min(1, part));
        return Math.hypot(x - fromX - clamped * alongX, y - fromY - clamped * alongY);
    }
}
