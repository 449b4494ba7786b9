"""Writes masks.json: what transformers' apply_chat_template makes of conversations, with its assistant masks from {% generation %}.

Run with the peers' environment (transformers 5.23.0): python make_masks.py
The first template is the default of core/text/ChatTemplate.cpp; the test checks that it is still the same.
"""
import json
import tempfile

import sentencepiece
import transformers

from make import hugging_face

OURS = ("{{ bos_token }}{% for message in messages %}{% if message['role'] == 'assistant' %}<|assistant|>{% generation %}{{ message['content'] }}<|end|>"
        "{% endgeneration %}{% elif message['role'] == 'system' %}<|system|>{{ message['content'] }}<|end|>{% else %}<|user|>{{ message['content'] }}<|end|>"
        "{% endif %}{% endfor %}{% if add_generation_prompt %}<|assistant|>{% endif %}")
CHATML = ("{% for message in messages %}{% if message.role == 'assistant' %}{{ '<|im_start|>assistant\n' }}{% generation %}{{ message.content + '<|im_end|>' }}"
          "{% endgeneration %}{{ '\n' }}{% else %}{{ '<|im_start|>' + message.role + '\n' + message.content + '<|im_end|>\n' }}{% endif %}{% endfor %}"
          "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}")
# The answer begins in the middle of a word and of a run of spaces: its first token begins before it.
MERGED = "{% for message in messages %}{% if message.role == 'assistant' %}answer{% generation %}{{ message.content }}{% endgeneration %} end\n{% else %}{{ message.content }}{% endif %}{% endfor %}"

CONVERSATIONS = [
    [["user", "Hello"], ["assistant", "Hi there."]],
    [["system", "你是客服。"], ["user", "网络断了，怎么办？\n急。"], ["assistant", "请重启光猫。\n再试一次 🦙"], ["user", "好了"], ["assistant", "好的"]],
    [["user", "only a question"]],
    [["user", "x"], ["assistant", ""]],
    [["user", "numbers 12345"], ["assistant", "ing  and 网络/宽带/掉线"]],
]


def main():
    result = {"made_with": {"transformers": transformers.__version__}, "cases": []}
    for model, template in (("plain", OURS), ("prefixed", CHATML), ("plain", MERGED)):
        with tempfile.TemporaryDirectory() as folder:
            tokenizer = hugging_face(folder, model, sentencepiece.SentencePieceProcessor(model + ".model"))
        for conversation in CONVERSATIONS:
            messages = [{"role": role, "content": content} for role, content in conversation]
            encoded = tokenizer.apply_chat_template(messages, chat_template=template, tokenize=True, return_dict=True, return_assistant_tokens_mask=True)
            prompt = tokenizer.apply_chat_template(messages, chat_template=template, tokenize=True, return_dict=True, add_generation_prompt=True)
            result["cases"].append({"model": model, "template": template, "messages": conversation, "ids": encoded["input_ids"],
                                    "mask": encoded["assistant_masks"], "prompt": prompt["input_ids"]})
    with open("masks.json", "w", encoding="utf-8") as file:
        json.dump(result, file, ensure_ascii=False, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
