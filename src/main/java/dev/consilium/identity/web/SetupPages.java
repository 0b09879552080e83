package dev.consilium.identity.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.FirstStart;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page behind the link of the first start. To everybody without a valid token it says how to get one. */
@Controller
@RequestMapping("/setup/{token}")
class SetupPages {

    private static final String PAGE = "setup";
    private static final String GONE = "setup-gone";

    private final FirstStart firstStart;

    SetupPages(FirstStart firstStart) {
        this.firstStart = firstStart;
    }

    @GetMapping
    String page(@PathVariable String token, Model model, HttpServletResponse response) {
        if (!firstStart.accepts(token)) {
            return gone(response);
        }
        model.addAttribute("form", SetupForm.empty());
        return PAGE;
    }

    @PostMapping
    String create(
            @PathVariable String token,
            @Valid @ModelAttribute("form") SetupForm form,
            BindingResult typed,
            Model model,
            HttpServletResponse response) {
        if (!firstStart.accepts(token)) {
            return gone(response);
        }
        if (typed.hasErrors() || !form.repeatsPassword()) {
            return again(typed.hasErrors() ? "setup.incomplete" : "setup.not-repeated", model, response);
        }
        try {
            firstStart.createAdministrator(token, form.username(), form.displayName(), form.password());
            return "redirect:/sign-in?created";
        } catch (Refusal refused) {
            model.addAttribute("refusal", refused.sentence(LocaleContextHolder.getLocale()));
            response.setStatus(refused.kind().status());
            return PAGE;
        }
    }

    private static String again(String problem, Model model, HttpServletResponse response) {
        model.addAttribute("problem", problem);
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return PAGE;
    }

    private static String gone(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        return GONE;
    }
}
