"""The systems that a list can be made for. To teach one: an entry here; tests/catalog/test_destinations.py tells what is missing."""

from __future__ import annotations

from lib.analysis.destinations import Destination, OutColumn
from lib.core.words import N_

DESTINATIONS: tuple[Destination, ...] = (
    Destination(
        "klaviyo",
        "Klaviyo",
        columns=(
            OutColumn("Email", "email"),
            OutColumn("Phone Number", "phone"),
            OutColumn("First Name", "first_name"),
            OutColumn("Last Name", "last_name"),
            OutColumn("Regulars Group", "group"),
            OutColumn("Regulars List", "list"),
        ),
        known_by=("email", "phone"),
        phone="e164",
        header="with",
        fewest=0,
        steps=N_(
            "In Klaviyo: Audience, Lists and segments, Create list, Import contacts. It asks whether these people agreed to be written to: they did, else they would not be in this file."
        ),
        source="https://help.klaviyo.com/hc/en-us/articles/115005078967",
        certain=N_(
            "The first column, the names of properties and the form of phone numbers are from Klaviyo's help; the last two columns become properties of your own."
        ),
    ),
    Destination(
        "shopify",
        "Shopify",
        columns=(
            OutColumn("First Name", "first_name"),
            OutColumn("Last Name", "last_name"),
            OutColumn("Email", "email"),
            OutColumn("Accepts Email Marketing", "agreed"),
            OutColumn("Phone", "phone"),
            OutColumn("Tags", "list"),
        ),
        known_by=("email", "phone"),
        phone="e164",
        header="with",
        fewest=0,
        steps=N_(
            "In Shopify: Customers, Import, and tick that customers who exist already are overwritten. Then make a segment of the tag. Overwriting replaces the tags that a customer had: add to the file those that are to stay."
        ),
        source="https://help.shopify.com/en/manual/customers/import-export-customers",
        certain=N_("The columns' names and the answer “yes” are those of Shopify's template of customers."),
    ),
    Destination(
        "meta",
        N_("Meta (Facebook, Instagram)"),
        columns=(OutColumn("email", "email", "sha256"), OutColumn("phone", "phone", "sha256")),
        known_by=("email", "phone"),
        phone="digits",
        header="with",
        fewest=100,
        steps=N_(
            "In Meta's Ads Manager: Audiences, Create audience, Custom audience, Customer list. The file is hashed already, and Meta takes it as it is."
        ),
        source="https://developers.facebook.com/docs/marketing-api/audiences/guides/custom-audiences",
        certain=N_(
            "The columns' names, small letters, numbers with their country's code but without signs, and SHA-256 are from Meta's documentation."
        ),
    ),
    Destination(
        "google",
        "Google Ads",
        columns=(OutColumn("Email", "email", "sha256"), OutColumn("Phone", "phone", "sha256")),
        known_by=("email", "phone"),
        phone="e164",
        header="with",
        fewest=0,
        steps=N_(
            "In Google Ads: Tools, Audience manager, Your data segments, Customer list, and choose the upload of hashed data."
        ),
        source="https://support.google.com/google-ads/answer/7659867",
        certain=N_(
            "The columns' names, small letters, phone numbers with a plus sign and SHA-256 are from Google's help."
        ),
    ),
    Destination(
        "damopan",
        N_("Damopan (Taobao, Tmall)"),
        columns=(OutColumn("mobile_sha256", "phone", "sha256"),),
        known_by=("phone",),
        phone="mainland",
        header="without",
        fewest=0,
        steps=N_(
            "In Damopan: audiences, upload of your own data, kind “phone number, SHA-256”. The file has one fingerprint a line."
        ),
        source="https://help.aliyun.com/document_detail/420469.html",
        certain=N_(
            "That phone numbers are taken as SHA-256 is from Alibaba's documentation; the form of the file (one a line, eleven digits before hashing) is our assumption: try it with a small list first."
        ),
    ),
    Destination(
        "yuntu",
        N_("Yuntu (Douyin, Ocean Engine)"),
        columns=(OutColumn("mobile_sha256", "phone", "sha256"),),
        known_by=("phone",),
        phone="mainland",
        header="without",
        fewest=0,
        steps=N_(
            "In Yuntu or Ocean Engine: audiences, upload, kind “phone number, SHA-256”. The file has one fingerprint a line; pack it as zip where that is asked for."
        ),
        source="https://github.com/bububa/oceanengine/blob/v1.22.7/marketing-api/model/qianchuan/dmp/audience_create_by_file.go",
        certain=N_(
            "That phone numbers are taken as SHA-256 (kind 14) is from a published client of Ocean Engine's interface; the form of the file is our assumption: try it with a small list first."
        ),
    ),
    Destination(
        "wecom",
        N_("WeCom tags"),
        columns=(
            OutColumn("external_userid", "wecom_id"),
            OutColumn("手机号", "phone"),
            OutColumn("备注", "name"),
            OutColumn("标签", "list"),
            OutColumn("添加人", "owner"),
        ),
        known_by=("wecom_id", "phone"),
        phone="mainland_or_e164",
        header="with",
        fewest=0,
        steps=N_(
            "WeCom has no upload of tags. Hand the file to the assistant tool that you use, or let the colleague named in it add the customers by phone number and set the tag."
        ),
        source="https://developer.work.weixin.qq.com/document/path/92697",
        certain=N_(
            "That a tag is set by external_userid and by the colleague who added the customer is from WeCom's documentation; the columns' names are ours, since there is no file of WeCom's own."
        ),
    ),
    Destination(
        "sms",
        N_("Text messages (SMS)"),
        columns=(OutColumn("phone", "phone"), OutColumn("name", "name")),
        known_by=("phone",),
        phone="mainland_or_e164",
        header="with",
        fewest=0,
        steps=N_(
            "Upload it where your SMS service asks for numbers: the number first, then the name for a template's gap. Numbers of mainland China have eleven digits, others their country's code."
        ),
        source="https://help.aliyun.com/zh/sms/user-guide/send-messages-by-using-mass-messaging",
        certain=N_(
            "That the file has one number a row and a column for each gap of the template is from Alibaba Cloud's help; other services ask for the same under other names."
        ),
    ),
)


def destination(code: str) -> Destination:
    """The system of a code.

    Raises:
        KeyError: nobody has taught it.
    """
    return {one.code: one for one in DESTINATIONS}[code]
