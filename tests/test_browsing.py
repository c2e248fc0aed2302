"""The browser that other tests look with is a real one."""

from playwright.sync_api import Browser


def test_a_page_is_laid_out_at_the_width_of_a_phone(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.set_content("<body style='margin: 0'><p style='margin: 0'>halo</p>")
    assert page.evaluate("document.querySelector('p').getBoundingClientRect().width") == 360
    page.close()
