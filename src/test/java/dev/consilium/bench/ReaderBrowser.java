package dev.consilium.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.consilium.testing.ReadingTeam;

/** The state of a browser in which a reader is signed in, for as many fresh ones as are wanted. */
final class ReaderBrowser {

    private ReaderBrowser() {}

    static String signedIn(Browser chromium, int port, ReadingTeam world, String who) {
        try (BrowserContext reader = chromium.newContext()) {
            Page page = reader.newPage();
            page.navigate("http://localhost:" + port + "/");
            page.getByLabel("User name").fill(world.team().username(who));
            page.getByLabel("Password").fill(world.team().password());
            page.locator("main button").click();
            page.locator("#worklist").waitFor();
            return reader.storageState();
        }
    }
}
