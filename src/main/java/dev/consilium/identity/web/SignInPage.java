package dev.consilium.identity.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.DemoAccount;
import dev.consilium.identity.DemoAccounts;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The page that asks for name and password; the security chain takes them. */
@Controller
class SignInPage {

    private static final String PAGE = "sign-in";

    private final CurrentActor current;
    private final ObjectProvider<DemoAccounts> demo;

    SignInPage(CurrentActor current, ObjectProvider<DemoAccounts> demo) {
        this.current = current;
        this.demo = demo;
    }

    @ModelAttribute("demoAccounts")
    List<DemoAccount> demoAccounts() {
        DemoAccounts accounts = demo.getIfAvailable();
        return accounts == null ? List.of() : accounts.all();
    }

    @GetMapping("/sign-in")
    String page() {
        return current.find().isPresent() ? "redirect:/" : PAGE;
    }

    /** Where the security chain forwards a failed sign-in, whatever the reason; not reachable from outside. */
    @RequestMapping("/sign-in/refused")
    @ResponseStatus(HttpStatus.UNAUTHORIZED)
    String refused(Model model) {
        model.addAttribute("refused", true);
        return PAGE;
    }
}
