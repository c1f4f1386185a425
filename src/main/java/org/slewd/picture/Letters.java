package org.slewd.picture;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Letters made of straight strokes, as a plotter writes them. A glyph is a list of strokes, a stroke a list of points, a point two
 * digits: x from 0 to 4, and y from 0 at the top of a capital over 6 at the foot of the line to 8 below it.
 */
final class Letters {

    private static final Map<Integer, String> GLYPHS = new HashMap<>();

    /** Between two letters, in units of the grid. */
    private static final int GAP = 2;

    private static final int SPACE = 3;

    static {
        String[] table = {
            "0 103041453616050110",
            "1 112026 1636",
            "2 01103041420646",
            "3 01103041423313 334445361605",
            "4 36300444",
            "5 400002324345361605",
            "6 413010010516364544331304",
            "7 004016",
            "8 13020110304142331304051636454433",
            "9 051636454130100102133342",
            "A 062046 1434",
            "B 003041423303 3344453606 0006",
            "C 4130100105163645",
            "D 00204244260600",
            "E 40000646 0333",
            "F 400006 0333",
            "G 41301001051636454323",
            "H 0006 4046 0343",
            "I 1030 2026 1636",
            "J 4045361605",
            "K 0006 400346",
            "L 000646",
            "M 0600234046",
            "N 06004640",
            "O 103041453616050110",
            "P 06003041423303",
            "Q 103041453616050110 2446",
            "R 06003041423303 2346",
            "S 413010010213334445361605",
            "T 0040 2026",
            "U 000516364540",
            "V 002640",
            "W 0016223640",
            "X 0046 4006",
            "Y 002340 2326",
            "Z 00400646",
            "a 12324346 4536160514 1444",
            "b 0006 0312324345361605",
            "c 4332120305163645",
            "d 4046 4332120305163645",
            "e 04444332120305163645",
            "f 30201116 0232",
            "g 4247381807 4332120305163645",
            "h 0006 0312324346",
            "i 1216 1010",
            "j 22271807 2020",
            "k 0006 320436",
            "l 1016",
            "m 0206 03122326 23324346",
            "n 0206 0312324346",
            "o 123243453616050312",
            "p 0208 0312324345361605",
            "q 4248 4332120305163645",
            "r 0206 031232",
            "s 43321203143445361605",
            "t 10152636 0232",
            "u 0205163645 4246",
            "v 022642",
            "w 0216233642",
            "x 0246 4206",
            "y 0226 42261808",
            "z 02420646",
            ". 1616",
            ", 1607",
            ": 1313 1616",
            "; 1313 1607",
            "- 1343",
            "+ 0343 2125",
            "/ 0640",
            "( 20111526",
            ") 10212516",
            "\u00b0 1020211110",
            "# 1016 3036 0242 0444",
            "_ 0646",
            "= 0242 0444",
            "? 011030414224 2626",
            "' 1011",
            "[ 20101626",
            "] 10202616",
            "! 1014 1616",
            "% 0640 0111 3545",
            "* 0145 4105",
            "& 4604020110212305163644",
            "< 410345",
            "> 014305",
            "| 1018",
            "\" 1011 3031",
        };
        for (String entry : table) {
            GLYPHS.put(entry.codePointAt(0), entry.substring(2));
        }
        // What the house has for everything else: an empty box.
        GLYPHS.put(-1, "0040460600");
    }

    private Letters() {}

    /** How wide {@code text} is at {@code unit} pixels for a unit of the grid; a capital is six units high. */
    static double width(String text, double unit) {
        int units = plain(text).codePoints().map(Letters::advance).sum();
        return Math.max(0, units - GAP) * unit;
    }

    /** Writes {@code text} with its left end at {@code x} and the foot of its line at {@code y}. */
    static void write(Canvas canvas, String text, double x, double y, double unit, int colour) {
        double at = x;
        for (int letter : plain(text).codePoints().toArray()) {
            if (letter != ' ') {
                draw(canvas, glyph(letter), at, y - 6 * unit, unit, colour);
            }
            at += advance(letter) * unit;
        }
    }

    private static void draw(Canvas canvas, String glyph, double x, double y, double unit, int colour) {
        double thickness = 0.55 + 0.55 * unit;
        for (String stroke : glyph.split(" ", -1)) {
            for (int i = 0; i + 3 < stroke.length(); i += 2) {
                canvas.line(
                        x + digit(stroke, i) * unit,
                        y + digit(stroke, i + 1) * unit,
                        x + digit(stroke, i + 2) * unit,
                        y + digit(stroke, i + 3) * unit,
                        thickness,
                        colour,
                        1);
            }
        }
    }

    private static String glyph(int letter) {
        return GLYPHS.getOrDefault(letter, GLYPHS.get(-1));
    }

    private static int advance(int letter) {
        if (letter == ' ') {
            return SPACE + 1;
        }
        if (letter >= '0' && letter <= '9') {
            return 4 + GAP;
        }
        String glyph = glyph(letter);
        int right = 0;
        for (String stroke : glyph.split(" ", -1)) {
            for (int i = 0; i < stroke.length(); i += 2) {
                right = Math.max(right, digit(stroke, i));
            }
        }
        return right + GAP;
    }

    private static int digit(String stroke, int index) {
        return stroke.charAt(index) - '0';
    }

    /** Letters without their marks: better an e for an \u00e9 than a box. */
    private static String plain(String text) {
        return Normalizer.normalize(text.replace('\u2212', '-').replace("\u00df", "ss"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }
}
