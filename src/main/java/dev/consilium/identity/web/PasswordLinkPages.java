package dev.consilium.identity.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.PasswordLinks;
import dev.consilium.identity.Person;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The page behind a one-time link to set a password. To everybody without a valid one it says how to get one. */
@Controller
@RequestMapping("/password/{token}")
class PasswordLinkPages {

    private static final String PAGE = "password-link";

    private final PasswordLinks links;

    PasswordLinkPages(PasswordLinks links) {
        this.links = links;
    }

    /** As a browser on the way of the present request would open it. */
    static String address(String token) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/password/{token}")
                .buildAndExpand(token)
                .toUriString();
    }

    @GetMapping
    String page(@PathVariable String token, Model model, HttpServletResponse response) {
        return page(links.holder(token), model, response);
    }

    @PostMapping
    String set(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            Model model,
            HttpServletResponse response) {
        Optional<Person> holder = links.holder(token);
        if (holder.isPresent() && !password.equals(repeated)) {
            model.addAttribute("problem", "setup.not-repeated");
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } else if (holder.isPresent()) {
            try {
                links.setPassword(token, password);
                return "redirect:/sign-in?created";
            } catch (Refusal refused) {
                model.addAttribute("refusal", refused.sentence(LocaleContextHolder.getLocale()));
                response.setStatus(refused.kind().status());
            }
        }
        return page(holder, model, response);
    }

    private static String page(Optional<Person> holder, Model model, HttpServletResponse response) {
        if (holder.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "password-link-gone";
        }
        model.addAttribute("person", holder.get());
        return PAGE;
    }
}
