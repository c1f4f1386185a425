package org.slewd.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The files of the web page, read from the class path once. They are few and small, and nothing is written to a cache. */
final class Page {

    /** Every file of the page; nothing else of the class path can be asked for. */
    static final List<String> FILES = List.of(
            "index.html",
            "style.css",
            "views.css",
            "icon.svg",
            "main.js",
            "client.js",
            "format.js",
            "polar.js",
            "surroundings.js",
            "wrapbar.js",
            "theme.js",
            "role.js",
            "focus.js",
            "kept.js",
            "now.js",
            "passes.js",
            "controls.js",
            "lease.js",
            "api.js",
            "views.js",
            "groups.js",
            "grid.js",
            "passwords.js",
            "passlist.js",
            "rows.js",
            "attention.js",
            "attentionview.js",
            "gabbard.js",
            "fragmentsview.js",
            "agendaview.js",
            "worldmap.js",
            "mapview.js",
            "settingsview.js",
            "setupview.js",
            "firststeps.js",
            "limits.js",
            "passreport.js",
            "pastview.js",
            "detail.js",
            "pace.js",
            "timebar.js",
            "lanes.js",
            "night.js",
            "over.js",
            "almanac.js",
            "spectrum.js",
            "rulers.js",
            "waterfall.js",
            "recorder.js",
            "heardwords.js",
            "heardview.js",
            "heard.js");

    /** What others made, by the path that it is served at. Of ECharts it is the outlines of the countries, after Natural Earth. */
    static final Map<String, String> LIBRARIES =
            Map.of("/lib/world.js", "/META-INF/resources/webjars/echarts/4.1.0/map/js/world.js");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /**
     * One file.
     *
     * @param compressed the content as gzip makes it
     * @param digest changes with the content, so that a browser asks each time and loads once
     */
    record PageFile(byte[] content, byte[] compressed, String type, String digest) {

        /** What is sent compressed is another thing to a cache than what is not. */
        String etag(boolean isCompressed) {
            return '"' + digest + (isCompressed ? "-gzip\"" : "\"");
        }
    }

    private final Map<String, PageFile> files = new HashMap<>();

    Page() {
        FILES.forEach(name -> files.put("/" + name, read("/web/" + name)));
        LIBRARIES.forEach((path, resource) -> files.put(path, read(resource)));
        files.put("/", files.get("/index.html"));
    }

    /** By the path that each is served at. */
    Map<String, PageFile> files() {
        return files;
    }

    private static PageFile read(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            byte[] content = in.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new PageFile(
                    content,
                    Gzip.compress(content),
                    TYPES.get(name.substring(name.lastIndexOf('.') + 1)),
                    HexFormat.of().formatHex(digest, 0, 8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
